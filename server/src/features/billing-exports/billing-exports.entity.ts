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
import type { BillingExportFormat, BillingExportStatus } from './billing-exports.types.js';

/** A file that was made of invoices, kept as it was written. */
@Entity()
@Check(
  'billing_export_format_check',
  `format = ANY (ARRAY['QUICKBOOKS'::text, 'XERO'::text, 'CSV'::text, 'JSON'::text])`,
)
@Check(
  'billing_export_status_check',
  `status = ANY (ARRAY['WAITING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text])`,
)
@Index('billing_export_scheduled_key', ['billingExportScheduleId', 'scheduledFor', 'creditNotes'], { unique: true })
@Index('billing_export_status_idx', { synchronize: false })
@Index('billing_export_undelivered_idx', { synchronize: false })
export class BillingExport {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  format!: BillingExportFormat;

  @ForeignKey('BillingExportSchedule', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  billingExportScheduleId!: number | null;

  /** The day of the schedule. */
  @Column({ type: 'date', nullable: true })
  scheduledFor!: string | null;

  @Column({ type: 'text', default: 'WAITING' })
  status!: BillingExportStatus;

  /** It may hold invoices that were exported before. */
  @Column({ type: 'boolean', default: false })
  again!: boolean;

  @Column({ type: 'integer', default: 0 })
  invoiceCount!: number;

  /** Invoices that are in the file so far. */
  @Column({ type: 'integer', default: 0 })
  writtenCount!: number;

  @Column({ type: 'integer', default: 0 })
  lineCount!: number;

  /** Credit notes that a file for QuickBooks has no place for beside invoices. */
  @Column({ type: 'integer', default: 0 })
  leftOutCount!: number;

  /** It is the file of the credit notes, which QuickBooks takes apart from invoices. */
  @Column({ type: 'boolean', default: false })
  creditNotes!: boolean;

  /** How often somebody began to write it. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'text', default: '' })
  fileName!: string;

  @Column({ type: 'bytea', nullable: true })
  file!: Buffer | null;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  /** Why it has no file. */
  @Column({ type: 'text', default: '' })
  failure!: string;

  /** When the file was handed over to where its schedule sends it. */
  @Column({ type: 'timestamptz', nullable: true })
  deliveredAt!: Date | null;

  @Column({ type: 'integer', default: 0 })
  deliveryAttempts!: number;

  /** Why it could not be handed over so far. */
  @Column({ type: 'text', default: '' })
  deliveryFailure!: string;

  /** What a webhook knows the file by, over all attempts. */
  @Column({ type: 'uuid' })
  deliveryId!: string;

  /** When a webhook is asked again; null: now. */
  @Column({ type: 'timestamptz', nullable: true })
  deliveryDueAt!: Date | null;

  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text', default: '' })
  actorName!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** An invoice that is in an export. */
@Entity()
@Index('billing_export_invoice_billing_invoice_id_idx', ['billingInvoiceId'])
export class BillingExportInvoice {
  @ForeignKey('BillingExport', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  billingExportId!: number;

  @ForeignKey('BillingInvoice', { onDelete: 'RESTRICT' })
  @PrimaryColumn({ type: 'bigint' })
  billingInvoiceId!: number;
}
