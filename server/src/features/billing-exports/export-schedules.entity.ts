import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { BillingExportFormat, ExportInterval, ExportTarget } from './billing-exports.types.js';

/** When invoices are exported by themselves, and where to. */
@Entity()
@Check(
  'billing_export_schedule_format_check',
  `format = ANY (ARRAY['QUICKBOOKS'::text, 'XERO'::text, 'CSV'::text, 'JSON'::text])`,
)
@Check(
  'billing_export_schedule_interval_check',
  `"interval" = ANY (ARRAY['DAILY'::text, 'WEEKLY'::text, 'MONTHLY'::text])`,
)
@Check('billing_export_schedule_day_check', 'day >= 1 AND day <= 31')
@Check('billing_export_schedule_hour_check', 'hour >= 0 AND hour <= 23')
@Check('billing_export_schedule_target_check', `target = ANY (ARRAY['FOLDER'::text, 'EMAIL'::text, 'WEBHOOK'::text])`)
@Check('billing_export_schedule_check', `(target = 'FOLDER'::text) = (folder IS NOT NULL)`)
@Check('billing_export_schedule_check1', `(target = 'EMAIL'::text) = (recipients <> '{}'::text[])`)
@Check('billing_export_schedule_check2', `(target = 'WEBHOOK'::text) = (notification_channel_id IS NOT NULL)`)
@Check(
  'billing_export_schedule_check3',
  `("interval" = 'DAILY'::text) = (day IS NULL) AND ("interval" <> 'WEEKLY'::text OR day <= 7)`,
)
@Index('billing_export_schedule_name_key', { synchronize: false })
@Index('billing_export_schedule_notification_channel_id_idx', { synchronize: false })
export class BillingExportSchedule {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  format!: BillingExportFormat;

  @Column({ type: 'text' })
  interval!: ExportInterval;

  /** Weekly: 1 (Monday) to 7; monthly: 1 to 31, of which a short month uses its last day; daily: null. */
  @Column({ type: 'integer', nullable: true })
  day!: number | null;

  /** Of the day in the installation's time zone. */
  @Column({ type: 'integer', default: 6 })
  hour!: number;

  @Column({ type: 'text' })
  target!: ExportTarget;

  /** Below the folder of EXPORT_DIR; empty for that one itself. */
  @Column({ type: 'text', nullable: true })
  folder!: string | null;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  recipients!: string[];

  @ForeignKey('NotificationChannel', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  notificationChannelId!: number | null;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  /** The last day that was seen to. */
  @Column({ type: 'date', nullable: true })
  doneOn!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
