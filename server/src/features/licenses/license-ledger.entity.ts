import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { PurchaseKind } from './licenses.types.js';

/**
 * A change of a license's quantity, with what it cost. The quantity is the sum of these; the database refuses to commit
 * anything else (`check_license_ledger`).
 */
@Entity()
@Check(
  'license_purchase_kind_check',
  `kind = ANY (ARRAY['INITIAL'::text, 'PURCHASE'::text, 'RENEWAL'::text, 'ADJUSTMENT'::text])`,
)
@Index('license_purchase_license_id_idx', ['licenseId', 'purchasedOn', 'id'])
@Index('license_purchase_purchased_on_idx', ['purchasedOn', 'id'])
export class LicensePurchase {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  licenseId!: number;

  @Column({ type: 'text' })
  kind!: PurchaseKind;

  @Column({ type: 'date' })
  purchasedOn!: string;

  @Column({ type: 'integer' })
  quantityDelta!: number;

  @Column({ type: 'numeric', precision: 18, scale: 6, nullable: true })
  unitCost!: string | null;

  @Column({ type: 'numeric', precision: 26, scale: 6, nullable: true })
  totalCost!: string | null;

  @Column({ type: 'text', nullable: true })
  currency!: string | null;

  @Index('license_purchase_vendor_id_idx')
  @ForeignKey('Vendor', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  vendorId!: number | null;

  @Column({ type: 'text', default: '' })
  poNumber!: string;

  @Column({ type: 'text', default: '' })
  invoiceNumber!: string;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text', default: '' })
  actorName!: string;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** One edit of quantity or usage of a custom license. */
@Entity()
@Index('license_usage_history_license_id_idx', ['licenseId', 'id'])
export class LicenseUsageHistory {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  licenseId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;

  @Column({ type: 'integer' })
  oldQuantity!: number;

  @Column({ type: 'integer' })
  newQuantity!: number;

  @Column({ type: 'integer' })
  oldUsage!: number;

  @Column({ type: 'integer' })
  newUsage!: number;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text', default: '' })
  actorName!: string;
}
