import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Platform, TitleMatch } from './software.types.js';

/** What agents reported, as reported: name, publisher, platform. One title stands for one product. */
@Entity()
@Check('title_platform_check', `platform = ANY (ARRAY['WINDOWS'::text, 'MACOS'::text, 'LINUX'::text, 'OTHER'::text])`)
@Check(
  'title_matched_by_check',
  `matched_by = ANY (ARRAY['CATALOG'::text, 'RULE'::text, 'GENERAL'::text, 'MANUAL'::text])`,
)
@Index('title_identity_key', { synchronize: false })
@Index('title_name_trgm_idx', { synchronize: false })
@Index('title_rule_idx', ['matchedById'], { where: `matched_by = 'RULE'::text` })
export class Title {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  name!: string;

  /** Empty when none was reported. */
  @Column({ type: 'text', default: '' })
  publisher!: string;

  @Column({ type: 'text', default: 'OTHER' })
  platform!: Platform;

  /** Where the agent that reported it first found it; empty when it did not say. */
  @Column({ type: 'text', default: '' })
  source!: string;

  @Column({ type: 'text', default: '' })
  systemCategory!: string;

  @Index('title_product_id_idx')
  @ForeignKey('Product', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint' })
  productId!: number;

  @Column({ type: 'text' })
  matchedBy!: TitleMatch;

  /** The rule or catalog entry that decided; empty for a mapping by hand. */
  @Column({ type: 'text', default: '' })
  matchedById!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  firstSeenAt!: Date;
}

/** A title in one version: what an installation is of. */
@Entity()
@Index('release_title_version_key', ['titleId', 'version'], { unique: true })
export class Release {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('Title', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  titleId!: number;

  /** Empty when none was reported. */
  @Column({ type: 'text', default: '' })
  version!: string;
}

/** Active devices of an organization that have a title; 0 like no row. Kept by `ProductCountsService`. */
@Entity()
@Index('title_device_count_organization_id_idx', ['organizationId', 'titleId'])
export class TitleDeviceCount {
  @ForeignKey('Title', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  titleId!: number;

  @ForeignKey('Organization', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  organizationId!: number;

  @Column({ type: 'bigint' })
  devices!: number;
}

/** Active devices of all organizations that have a title; 0 like no row. Kept by `ProductCountsService`. */
@Entity()
export class TitleDeviceTotal {
  @ForeignKey('Title', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  titleId!: number;

  @Column({ type: 'bigint' })
  devices!: number;
}
