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
import type { CostSourceType, LicenseCount, PriceType, QuantitySourceType } from './billing-products.rules.js';

/** What organizations are charged for: how much of it is counted, what it costs, and at what price it is sold. */
@Entity()
@Index('billing_product_name_key', { synchronize: false })
@Check(
  'billing_product_quantity_source_check',
  `quantity_source = ANY (ARRAY['MANUAL'::text, 'DEVICE_COUNT'::text, 'END_USER_COUNT'::text, 'SOFTWARE_LICENSE'::text])`,
)
@Check('billing_product_manual_quantity_check', `manual_quantity >= 0`)
@Check('billing_product_license_count_check', `license_count = ANY (ARRAY['USED'::text, 'PURCHASED'::text])`)
@Check('billing_product_cost_source_check', `cost_source = ANY (ARRAY['FIXED'::text, 'INHERIT_FROM_LICENSE'::text])`)
@Check('billing_product_cost_amount_check', `cost_amount >= 0`)
@Check('billing_product_price_type_check', `price_type = ANY (ARRAY['FIXED'::text, 'MARKUP'::text])`)
@Check('billing_product_price_amount_check', `price_amount >= 0`)
@Check('billing_product_markup_percent_check', `markup_percent >= 0`)
@Check('billing_product_included_count_check', `included_count >= 0`)
@Check('billing_product_check', `(quantity_source = 'MANUAL'::text) = (manual_quantity IS NOT NULL)`)
@Check('billing_product_check1', `(quantity_source = 'SOFTWARE_LICENSE'::text) = (license_count IS NOT NULL)`)
@Check('billing_product_check2', `(cost_source = 'FIXED'::text) = (cost_amount IS NOT NULL)`)
@Check(
  'billing_product_check3',
  `(price_type = 'FIXED'::text) = (price_amount IS NOT NULL) AND (price_type = 'MARKUP'::text) = (markup_percent IS NOT NULL)`,
)
export class BillingProduct {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  /** Unique, whatever its case. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Index('billing_product_account_id_idx')
  @ForeignKey('BillingAccount', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint' })
  accountId!: number;

  @Column({ type: 'text' })
  quantitySource!: QuantitySourceType;

  @Column({ type: 'integer', nullable: true })
  manualQuantity!: number | null;

  /** Only the devices of a group. */
  @Column({ type: 'boolean', default: false })
  countsGroup!: boolean;

  /** Null once it was deleted. */
  @Index('billing_product_device_group_id_idx')
  @ForeignKey('DeviceGroup', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  deviceGroupId!: number | null;

  /** Only the end users with one of some roles. */
  @Column({ type: 'boolean', default: false })
  countsRoles!: boolean;

  /** Null once it was deleted. */
  @Index('billing_product_license_id_idx')
  @ForeignKey('License', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  licenseId!: number | null;

  /** What the license was called when it was deleted; while it is there it says so itself. */
  @Column({ type: 'text', default: '' })
  licenseName!: string;

  @Column({ type: 'text', nullable: true })
  licenseCount!: LicenseCount | null;

  @Column({ type: 'text' })
  costSource!: CostSourceType;

  @Column({ type: 'numeric', precision: 18, scale: 6, nullable: true })
  costAmount!: string | null;

  @Column({ type: 'text' })
  priceType!: PriceType;

  @Column({ type: 'numeric', precision: 18, scale: 6, nullable: true })
  priceAmount!: string | null;

  @Column({ type: 'numeric', precision: 9, scale: 4, nullable: true })
  markupPercent!: string | null;

  @Column({ type: 'integer', default: 0 })
  includedCount!: number;

  @Column({ type: 'boolean', default: true })
  taxable!: boolean;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** A role whose holders a product counts. */
@Entity()
export class BillingProductRole {
  @ForeignKey('BillingProduct', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  billingProductId!: number;

  @Index('billing_product_role_end_user_role_id_idx')
  @ForeignKey('EndUserRole', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  endUserRoleId!: number;
}
