import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { ChannelFormat, ChannelKind, Digest } from './notification-channels.types.js';
import type { NoticeSeverity } from './notice.types.js';

/** Where notifications are sent to. */
@Entity()
@Index('notification_channel_name_key', { synchronize: false })
@Check('notification_channel_kind_check', `kind = ANY (ARRAY['WEBHOOK'::text, 'EMAIL'::text])`)
@Check(
  'notification_channel_minimum_severity_check',
  `minimum_severity = ANY (ARRAY['INFO'::text, 'WARNING'::text, 'CRITICAL'::text])`,
)
@Check('notification_channel_digest_check', `digest = ANY (ARRAY['IMMEDIATE'::text, 'DAILY'::text, 'WEEKLY'::text])`)
@Check('notification_channel_digest_hour_check', `digest_hour >= 0 AND digest_hour <= 23`)
@Check('notification_channel_check', `(kind = 'WEBHOOK'::text) = (format IS NOT NULL)`)
@Check('notification_channel_format_check', `format = ANY (ARRAY['JSON'::text, 'SLACK'::text, 'TEAMS'::text])`)
export class NotificationChannel {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  /** Unique, whatever its case. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: ChannelKind;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  /** Hears of licenses that name no channel. */
  @Column({ type: 'boolean', default: false })
  isDefault!: boolean;

  @Column({ type: 'text', default: 'INFO' })
  minimumSeverity!: NoticeSeverity;

  @Column({ type: 'text', default: 'IMMEDIATE' })
  digest!: Digest;

  /** Of the day, in the time zone of the installation. */
  @Column({ type: 'integer', default: 8 })
  digestHour!: number;

  @Column({ type: 'boolean', default: false })
  allowPrivateAddress!: boolean;

  /** Of webhooks. */
  @Column({ type: 'text', nullable: true })
  format!: ChannelFormat | null;

  /** Of e-mail: who it comes from. */
  @Column({ type: 'text', nullable: true })
  sender!: string | null;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  recipients!: string[];

  /** Sealed: `ChannelSecrets` as JSON. */
  @Column({ type: 'text' })
  settings!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
