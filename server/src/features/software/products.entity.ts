import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { ProductKind } from './normalization/normalizer.types.js';
import type { AliasOrigin } from './software.types.js';

/** The normalized software that titles stand for. */
@Entity()
@Check(
  'product_kind_check',
  `kind = ANY (ARRAY['APPLICATION'::text, 'COMPONENT'::text, 'UPDATE'::text, 'SYSTEM_PACKAGE'::text])`,
)
@Index('product_name_idx', { synchronize: false })
@Index('product_name_beginning_idx', { synchronize: false })
@Index('product_name_trgm_idx', { synchronize: false })
@Index('product_publisher_name_idx', { synchronize: false })
export class Product {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  /** Empty when nobody knows who makes it. */
  @Column({ type: 'text', default: '' })
  publisherName!: string;

  @Column({ type: 'text' })
  kind!: ProductKind;

  /** The normalizer's identity of the product: two titles with one key are one product. */
  @Index('product_key_key', { unique: true })
  @Column({ type: 'text' })
  key!: string;

  /** Known to the catalog or to a rule, or looked at by a technician. */
  @Column({ type: 'boolean', default: false })
  reviewed!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** A further key that stands for a product. */
@Entity()
@Check('product_alias_origin_check', `origin = ANY (ARRAY['MERGE'::text, 'NAME'::text])`)
export class ProductAlias {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Index('product_alias_product_id_idx')
  @ForeignKey('Product', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  productId!: number;

  @Index('product_alias_key_key', { unique: true })
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  origin!: AliasOrigin;

  /** What the product with this key was called. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  publisherName!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

/** Active devices of an organization that have a product; 0 like no row. Kept by `ProductCountsService`. */
@Entity()
@Index('product_device_count_organization_id_idx', ['organizationId', 'productId'])
export class ProductDeviceCount {
  @ForeignKey('Product', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  productId!: number;

  @ForeignKey('Organization', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  organizationId!: number;

  @Column({ type: 'bigint' })
  devices!: number;
}

/** Active devices of all organizations that have a product; 0 like no row. Kept by `ProductCountsService`. */
@Entity()
export class ProductDeviceTotal {
  @ForeignKey('Product', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  productId!: number;

  @Column({ type: 'bigint' })
  devices!: number;
}
