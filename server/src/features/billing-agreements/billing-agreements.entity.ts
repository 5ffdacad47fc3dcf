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
import type { BillingInterval, BillingTiming } from './billing-periods.rules.js';
import type { AgreementStatus } from './billing-schedule.rules.js';

const intervals = `"interval" = ANY (ARRAY['WEEKLY'::text, 'MONTHLY'::text, 'QUARTERLY'::text, 'ANNUAL'::text])`;
const timings = `timing = ANY (ARRAY['ADVANCE'::text, 'ARREARS'::text])`;
const taxes = `tax_percent >= 0::numeric AND tax_percent <= 100::numeric`;
const weekdays = `"interval" <> 'WEEKLY'::text OR bill_day <= 7`;

/** What agreements and the templates that they are made from have in common. */
abstract class Terms {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  interval!: BillingInterval;

  /** Weekly: 1 (Monday) to 7; else 1 to 31, of which a short month uses its last day. */
  @Column({ type: 'integer' })
  billDay!: number;

  @Column({ type: 'text' })
  timing!: BillingTiming;

  @Column({ type: 'text' })
  currency!: string;

  @Column({ type: 'numeric', precision: 7, scale: 4, default: 0 })
  taxPercent!: string;

  @Column({ type: 'boolean', default: false })
  prorateFirst!: boolean;

  @Column({ type: 'boolean', default: false })
  autoApprove!: boolean;

  @Column({ type: 'integer', default: 30 })
  paymentTermDays!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** What agreements are made from. */
@Entity()
@Check('billing_agreement_template_interval_check', intervals)
@Check('billing_agreement_template_bill_day_check', `bill_day >= 1 AND bill_day <= 31`)
@Check('billing_agreement_template_timing_check', timings)
@Check('billing_agreement_template_tax_percent_check', taxes)
@Check('billing_agreement_template_payment_term_days_check', `payment_term_days >= 0 AND payment_term_days <= 3650`)
@Check('billing_agreement_template_check', weekdays)
@Index('billing_agreement_template_name_key', { synchronize: false })
export class BillingAgreementTemplate extends Terms {
  @Column({ type: 'text', default: '' })
  description!: string;
}

/** A product of a template. */
@Entity()
@Check('billing_template_product_price_check', `price >= 0::numeric`)
@Check('billing_template_product_included_count_check', `included_count >= 0`)
export class BillingTemplateProduct {
  @ForeignKey('BillingAgreementTemplate', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  billingAgreementTemplateId!: number;

  @Index('billing_template_product_billing_product_id_idx')
  @ForeignKey('BillingProduct', { onDelete: 'RESTRICT' })
  @PrimaryColumn({ type: 'bigint' })
  billingProductId!: number;

  @Column({ type: 'integer' })
  position!: number;

  /** Instead of the product's own; null: that. */
  @Column({ type: 'numeric', precision: 18, scale: 6, nullable: true })
  price!: string | null;

  @Column({ type: 'integer', nullable: true })
  includedCount!: number | null;
}

/** What an organization is charged, and when. */
@Entity()
@Check('billing_agreement_status_check', `status = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'ENDED'::text])`)
@Check('billing_agreement_interval_check', intervals)
@Check('billing_agreement_bill_day_check', `bill_day >= 1 AND bill_day <= 31`)
@Check('billing_agreement_timing_check', timings)
@Check('billing_agreement_tax_percent_check', taxes)
@Check('billing_agreement_payment_term_days_check', `payment_term_days >= 0 AND payment_term_days <= 3650`)
@Check('billing_agreement_check', weekdays)
@Check('billing_agreement_check1', `end_on IS NULL OR end_on >= start_on`)
@Index('billing_agreement_name_key', { synchronize: false })
@Index('billing_agreement_next_bill_on_idx', { synchronize: false })
export class BillingAgreement extends Terms {
  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint' })
  organizationId!: number;

  @Column({ type: 'text', default: 'DRAFT' })
  status!: AgreementStatus;

  @Column({ type: 'date' })
  startOn!: string;

  @Column({ type: 'date', nullable: true })
  endOn!: string | null;

  /** The first day that no invoice is about yet. */
  @Column({ type: 'date' })
  nextStartOn!: string;

  /** The day on which the period that begins then is billed. */
  @Column({ type: 'date' })
  nextBillOn!: string;

  /** The last day that an invoice is about; null while there is none. */
  @Column({ type: 'date', nullable: true })
  billedThrough!: string | null;

  /** Periods that are billed are numbered, and each number is billed once. */
  @Column({ type: 'integer', default: 1 })
  nextSequence!: number;

  /** Why the last run could not bill it; empty while nothing is wrong. */
  @Column({ type: 'text', default: '' })
  failure!: string;
}

/** A product of an agreement. */
@Entity()
@Check('billing_agreement_product_price_check', `price >= 0::numeric`)
@Check('billing_agreement_product_included_count_check', `included_count >= 0`)
@Check('billing_agreement_product_exchange_rate_check', `exchange_rate > 0::numeric`)
export class BillingAgreementProduct {
  @ForeignKey('BillingAgreement', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  billingAgreementId!: number;

  @Index('billing_agreement_product_billing_product_id_idx')
  @ForeignKey('BillingProduct', { onDelete: 'RESTRICT' })
  @PrimaryColumn({ type: 'bigint' })
  billingProductId!: number;

  @Column({ type: 'integer' })
  position!: number;

  /** Instead of the product's own; null: that. */
  @Column({ type: 'numeric', precision: 18, scale: 6, nullable: true })
  price!: string | null;

  @Column({ type: 'integer', nullable: true })
  includedCount!: number | null;

  /** How much of the agreement's currency one unit of the license's currency is; null where they are the same. */
  @Column({ type: 'numeric', precision: 24, scale: 10, nullable: true })
  exchangeRate!: string | null;

  /** The license's currency that the rate is of: a rate says nothing of another one. */
  @Column({ type: 'text', nullable: true })
  costCurrency!: string | null;
}
