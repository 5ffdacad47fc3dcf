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
import type { AssignmentMode, AssignmentRule, LicenseType } from '../reconciliation/license-rule.rules.js';
import type { LicenseNotifications } from './license-notifications.rules.js';

/** A right to use software. */
@Entity()
@Index('license_name_key', { synchronize: false })
@Index('license_notifications_idx', { synchronize: false })
@Check(
  'license_type_check',
  `type = ANY (ARRAY['CUSTOM'::text, 'PER_DEVICE'::text, 'PER_USER'::text, 'PER_SITE'::text])`,
)
@Check('license_assignment_mode_check', `assignment_mode = ANY (ARRAY['AUTOMATIC'::text, 'MANUAL'::text])`)
@Check('license_quantity_check', `quantity >= 0 AND quantity <= 10000000`)
@Check('license_custom_usage_check', `custom_usage >= 0 AND custom_usage <= 10000000`)
@Check('license_cost_mode_check', `cost_mode = ANY (ARRAY['TOTAL'::text, 'PER_LICENSE'::text])`)
@Check('license_cost_amount_check', `cost_amount >= 0`)
@Check('license_renewal_unit_check', `renewal_unit = ANY (ARRAY['MONTH'::text, 'YEAR'::text])`)
@Check('license_renewal_count_check', `renewal_count >= 1 AND renewal_count <= 120`)
@Check('license_renewal_day_check', `renewal_day >= 29 AND renewal_day <= 31`)
@Check('license_check', `(type = 'CUSTOM'::text) = (assignment_mode IS NULL)`)
@Check(
  'license_check1',
  `(cost_mode IS NULL) = (cost_amount IS NULL) AND (cost_mode IS NULL) = (cost_currency IS NULL)`,
)
@Check(
  'license_check2',
  `auto_renew = false OR (expires_on IS NOT NULL AND renewal_unit IS NOT NULL AND renewal_count IS NOT NULL)`,
)
@Index('license_reconcile_requested_at_idx', { synchronize: false })
@Index('license_renewal_due_idx', { synchronize: false })
export class License {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  tags!: string[];

  @Index('license_publisher_id_idx')
  @ForeignKey('Publisher', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  publisherId!: number | null;

  @Index('license_vendor_id_idx')
  @ForeignKey('Vendor', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  vendorId!: number | null;

  @Column({ type: 'text' })
  type!: LicenseType;

  @Column({ type: 'text', nullable: true })
  assignmentMode!: AssignmentMode | null;

  @Column({ type: 'boolean', default: true })
  scopeGlobal!: boolean;

  /** Always the sum of the purchases. */
  @Column({ type: 'integer', default: 0 })
  quantity!: number;

  /** Only of a custom license: the usage that a technician set. */
  @Column({ type: 'integer', nullable: true })
  customUsage!: number | null;

  @Column({ type: 'boolean', default: false })
  enforceQuantity!: boolean;

  @Column({ type: 'date', nullable: true })
  purchaseDate!: string | null;

  @Column({ type: 'text', nullable: true })
  costMode!: 'TOTAL' | 'PER_LICENSE' | null;

  @Column({ type: 'numeric', precision: 18, scale: 6, nullable: true })
  costAmount!: string | null;

  @Column({ type: 'text', nullable: true })
  costCurrency!: string | null;

  @Index('license_expires_on_idx')
  @Column({ type: 'date', nullable: true })
  expiresOn!: string | null;

  @Column({ type: 'boolean', default: false })
  autoRenew!: boolean;

  @Column({ type: 'text', nullable: true })
  renewalUnit!: 'MONTH' | 'YEAR' | null;

  @Column({ type: 'integer', nullable: true })
  renewalCount!: number | null;

  /** The day of the month that renewals come back to, where the expiration had to be earlier; null: its own day. */
  @Column({ type: 'smallint', nullable: true })
  renewalDay!: number | null;

  @Column({ type: 'integer', array: true, default: () => `'{}'` })
  noticeDays!: number[];

  @Column({ type: 'jsonb', default: () => `'{}'` })
  assignmentRule!: AssignmentRule;

  @Column({ type: 'jsonb', default: () => `'{}'` })
  notifications!: Partial<LicenseNotifications>;

  /** When a change asked for seats to be moved; null once they have been. */
  @Column({ type: 'timestamptz', nullable: true })
  reconcileRequestedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** An organization in the scope of a license that is not global. */
@Entity()
@Index('license_organization_organization_id_idx', ['organizationId', 'licenseId'])
export class LicenseOrganization {
  @ForeignKey('License', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @PrimaryColumn({ type: 'bigint' })
  organizationId!: number;
}

/** Narrows an organization in the scope to some of its locations. */
@Entity()
@ForeignKey('LicenseOrganization', ['licenseId', 'organizationId'], ['licenseId', 'organizationId'], {
  onDelete: 'CASCADE',
})
@ForeignKey('Location', ['locationId', 'organizationId'], ['id', 'organizationId'], { onDelete: 'RESTRICT' })
export class LicenseLocation {
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  @Index('license_location_location_id_idx')
  @PrimaryColumn({ type: 'bigint' })
  locationId!: number;

  @Column({ type: 'bigint' })
  organizationId!: number;
}
