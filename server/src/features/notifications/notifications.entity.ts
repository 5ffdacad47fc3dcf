import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ChannelKind } from './notification-channels.types.js';
import type { NoticeKind, NoticeSeverity } from './notice.types.js';

/** That something was told; kept for ever. */
@Entity()
export class NotificationKey {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'timestamptz' })
  toldAt!: Date;
}

/** What was told. */
@Entity()
@Index('notification_created_at_idx', ['createdAt', 'id'])
export class Notification {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  kind!: NoticeKind;

  @Column({ type: 'text' })
  severity!: NoticeSeverity;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'jsonb' })
  facts!: object;

  @Column({ type: 'boolean' })
  isGlobal!: boolean;

  /** Unless global: only who may see the licenses and alerts of all of these sees it. */
  @Column({ type: 'bigint', array: true })
  organizationIds!: number[];

  @Column({ type: 'boolean' })
  inApp!: boolean;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

@Entity()
export class NotificationRead {
  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  personId!: number;

  @Index('notification_read_notification_id_idx')
  @ForeignKey('Notification', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  notificationId!: number;
}

/** How far a delivery is. */
export const deliveryStates = ['PENDING', 'DIGEST_WAITING', 'IN_DIGEST', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A message to one channel, or to one address of it. */
@Entity()
@Check('notification_delivery_channel_kind_check', `channel_kind = ANY (ARRAY['WEBHOOK'::text, 'EMAIL'::text])`)
@Check(
  'notification_delivery_state_check',
  `state = ANY (ARRAY['PENDING'::text, 'DIGEST_WAITING'::text, 'IN_DIGEST'::text, 'DELIVERED'::text, 'FAILED'::text])`,
)
@Check('notification_delivery_check', `(notification_id IS NULL) = (digest_on IS NOT NULL)`)
@Index('notification_delivery_uuid_key', ['uuid'], { unique: true })
@Index('notification_delivery_due_idx', { synchronize: false })
@Index('notification_delivery_collecting_idx', { synchronize: false })
@Index('notification_delivery_digest_key', { synchronize: false })
@Index('notification_delivery_channel_id_idx', ['channelId', 'id'])
@Index('notification_delivery_created_at_idx', ['createdAt', 'id'])
export class NotificationDelivery {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** What the receiver knows it by, over all attempts. */
  @Column({ type: 'uuid' })
  uuid!: string;

  @Index('notification_delivery_notification_id_idx')
  @ForeignKey('Notification', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  notificationId!: number | null;

  /** Of a digest: the day it is of. */
  @Column({ type: 'date', nullable: true })
  digestOn!: string | null;

  /** The digest that told it. */
  @Index('notification_delivery_digest_id_idx')
  @ForeignKey('NotificationDelivery', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  digestId!: number | null;

  /** null for an address that a license names, and once the channel is deleted. */
  @ForeignKey('NotificationChannel', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  channelId!: number | null;

  @Column({ type: 'text' })
  channelKind!: ChannelKind;

  /** As the channel was called; null for an address that a license names. */
  @Column({ type: 'text', nullable: true })
  channelName!: string | null;

  /** Of e-mail. */
  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text' })
  state!: DeliveryState;

  /** Since it was last asked for. */
  @Column({ type: 'integer', default: 0 })
  tries!: number;

  /** null: at once. */
  @Column({ type: 'timestamptz', nullable: true })
  nextAttemptAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastAttemptAt!: Date | null;

  @Column({ type: 'integer', nullable: true })
  lastStatus!: number | null;

  @Column({ type: 'text', nullable: true })
  lastError!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  deliveredAt!: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** What a receiver said once. */
@Entity()
@Index('notification_attempt_delivery_id_idx', ['deliveryId', 'id'])
export class NotificationAttempt {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('NotificationDelivery', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  deliveryId!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'integer' })
  durationMilliseconds!: number;

  @Column({ type: 'boolean' })
  delivered!: boolean;

  /** Of HTTP or SMTP; null where nobody answered. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  /** The beginning of the answer. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}
