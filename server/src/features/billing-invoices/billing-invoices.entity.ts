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
import type { BillingInterval } from '../billing-agreements/billing-periods.rules.js';
import type { InvoiceKind, InvoiceStatus } from './billing-invoice-states.rules.js';

/** How invoices are numbered: one row, which is held while one takes its number. */
@Entity({ comment: 'Filled by its migration.' })
@Check('billing_numbering_id_check', `id = 1`)
@Check('billing_numbering_digits_check', `digits >= 1 AND digits <= 12`)
@Check('billing_numbering_next_check', `next >= 1`)
export class BillingNumbering {
  @PrimaryColumn({ type: 'integer', default: 1 })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text', default: 'INV-' })
  prefix!: string;

  @Column({ type: 'text', default: '' })
  suffix!: string;

  /** So many digits at least; shorter numbers have zeros before them. */
  @Column({ type: 'integer', default: 5 })
  digits!: number;

  @Column({ type: 'bigint', default: 1 })
  next!: number;
}

/** What an organization is charged for one period of an agreement, or what of it is given back. */
@Entity()
@Check('billing_invoice_kind_check', `kind = ANY (ARRAY['INVOICE'::text, 'CREDIT_NOTE'::text])`)
@Check(
  'billing_invoice_status_check',
  `status = ANY (ARRAY['PENDING'::text, 'APPROVED'::text, 'COMPLETED'::text, 'ARCHIVED'::text])`,
)
@Check(
  'billing_invoice_archived_status_check',
  `archived_status = ANY (ARRAY['PENDING'::text, 'APPROVED'::text, 'COMPLETED'::text])`,
)
@Check(
  'billing_invoice_interval_check',
  `"interval" = ANY (ARRAY['WEEKLY'::text, 'MONTHLY'::text, 'QUARTERLY'::text, 'ANNUAL'::text])`,
)
@Check('billing_invoice_check', `(kind = 'CREDIT_NOTE'::text) = (credited_invoice_id IS NOT NULL)`)
@Check('billing_invoice_check1', `(status = 'ARCHIVED'::text) = (archived_status IS NOT NULL)`)
@Check('billing_invoice_check2', `period_end >= period_start`)
@Index('billing_invoice_number_key', ['number'], { unique: true })
@Index('billing_invoice_period_key', ['billingAgreementId', 'sequence'], { unique: true })
@Index('billing_invoice_credited_key', ['creditedInvoiceId'], { unique: true })
@Index('billing_invoice_organization_id_idx', ['organizationId', 'invoicedOn', 'id'])
@Index('billing_invoice_invoiced_on_idx', ['invoicedOn', 'id'])
@Index('billing_invoice_period_start_idx', ['periodStart'])
@Index('billing_invoice_unexported_idx', { synchronize: false })
export class BillingInvoice {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text', default: 'INVOICE' })
  kind!: InvoiceKind;

  /** Of a credit note: what it gives back. */
  @ForeignKey('BillingInvoice', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  creditedInvoiceId!: number | null;

  @Column({ type: 'bigint', unique: true })
  counter!: number;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text', default: 'PENDING' })
  status!: InvoiceStatus;

  /** What it was when it was archived. */
  @Column({ type: 'text', nullable: true })
  archivedStatus!: InvoiceStatus | null;

  @ForeignKey('BillingAgreement', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  billingAgreementId!: number | null;

  @Column({ type: 'text' })
  agreementName!: string;

  /** Which period of the agreement it is about; null for a credit note. */
  @Column({ type: 'integer', nullable: true })
  sequence!: number | null;

  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint' })
  organizationId!: number;

  @Column({ type: 'date' })
  periodStart!: string;

  /** The last day. */
  @Column({ type: 'date' })
  periodEnd!: string;

  /** How long a whole period was. */
  @Column({ type: 'text', default: 'MONTHLY' })
  interval!: BillingInterval;

  /** The part of a whole period that is charged; both are the same unless a short one pays its part. */
  @Column({ type: 'integer', default: 1 })
  chargedDays!: number;

  @Column({ type: 'integer', default: 1 })
  wholeDays!: number;

  @Column({ type: 'date' })
  measuredOn!: string;

  @Column({ type: 'date' })
  invoicedOn!: string;

  @Column({ type: 'date' })
  dueOn!: string;

  @Column({ type: 'text' })
  currency!: string;

  @Column({ type: 'numeric', precision: 7, scale: 4 })
  taxPercent!: string;

  @Column({ type: 'numeric', precision: 26, scale: 6 })
  subtotal!: string;

  @Column({ type: 'numeric', precision: 26, scale: 6 })
  tax!: string;

  @Column({ type: 'numeric', precision: 26, scale: 6 })
  total!: string;

  @Column({ type: 'text', default: '' })
  note!: string;

  /** Products whose lines were taken out by hand: measuring again leaves them out. */
  @Column({ type: 'bigint', array: true, default: () => `'{}'` })
  removedProductIds!: number[];

  @Column({ type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;

  @Column({ type: 'text', default: '' })
  approvedBy!: string;

  @Column({ type: 'timestamptz', nullable: true })
  exportedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** A line keeps what it says of everything that may change or go afterwards. */
@Entity()
@Check('billing_invoice_line_quantity_check', `quantity >= 0`)
@Check('billing_invoice_line_included_count_check', `included_count >= 0`)
@Index('billing_invoice_line_billing_invoice_id_idx', ['billingInvoiceId', 'position'])
export class BillingInvoiceLine {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('BillingInvoice', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  billingInvoiceId!: number;

  @Column({ type: 'integer' })
  position!: number;

  /** Null for a line that was written by hand, and once the product was deleted. */
  @Index('billing_invoice_line_billing_product_id_idx')
  @ForeignKey('BillingProduct', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  billingProductId!: number | null;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'text' })
  accountCode!: string;

  @Column({ type: 'text' })
  accountName!: string;

  @Column({ type: 'text' })
  quantitySource!: string;

  @Index('billing_invoice_line_license_id_idx')
  @ForeignKey('License', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  licenseId!: number | null;

  @Column({ type: 'text', default: '' })
  licenseName!: string;

  @Column({ type: 'text', nullable: true })
  licenseCount!: string | null;

  @Column({ type: 'integer' })
  quantity!: number;

  @Column({ type: 'integer' })
  includedCount!: number;

  @Column({ type: 'integer' })
  billedQuantity!: number;

  @Column({ type: 'numeric', precision: 24, scale: 10 })
  unitPrice!: string;

  /** In the currency of the invoice; null where it is not known. */
  @Column({ type: 'numeric', precision: 24, scale: 10, nullable: true })
  unitCost!: string | null;

  /** Of the license, where it is another one than that of the invoice. */
  @Column({ type: 'text', nullable: true })
  costCurrency!: string | null;

  @Column({ type: 'numeric', precision: 24, scale: 10, nullable: true })
  exchangeRate!: string | null;

  @Column({ type: 'numeric', precision: 26, scale: 6 })
  amount!: string;

  @Column({ type: 'boolean' })
  taxable!: boolean;

  /** Somebody wrote or changed it by hand: measuring again leaves it alone. */
  @Column({ type: 'boolean', default: false })
  edited!: boolean;

  /** Whatever somebody did afterwards is no reason of it. */
  @CreateDateColumn({ type: 'timestamptz' })
  madeAt!: Date;
}

/** A seat, device or person that a line counted, as it was called then. */
@Entity()
@Check(
  'billing_line_holder_holder_kind_check',
  `holder_kind = ANY (ARRAY['DEVICE'::text, 'PERSON'::text, 'LOCATION'::text])`,
)
export class BillingLineHolder {
  @ForeignKey('BillingInvoiceLine', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  billingInvoiceLineId!: number;

  @PrimaryColumn({ type: 'text' })
  holderKind!: 'DEVICE' | 'PERSON' | 'LOCATION';

  @PrimaryColumn({ type: 'bigint' })
  holderId!: number;

  @Column({ type: 'text' })
  holderName!: string;

  @Column({ type: 'text' })
  organizationName!: string;

  @Column({ type: 'date', nullable: true })
  assignedOn!: string | null;

  @Column({ type: 'integer' })
  seats!: number;
}
