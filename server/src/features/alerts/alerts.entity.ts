import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';
import type { AlertDetail, AlertKind, AlertState } from './alerts.rules.js';

/** Something that people should know of a license, or of an organization: it stands until its cause goes. */
@Entity()
@Check(
  'alert_kind_check',
  `kind = ANY (ARRAY['UNDER_LICENSED'::text, 'NEARLY_FULL'::text, 'EXPIRING'::text, 'EXPIRED'::text, 'RENEWED'::text, 'BILLING_FAILED'::text])`,
)
@Check('alert_state_check', `state = ANY (ARRAY['OPEN'::text, 'ACKNOWLEDGED'::text, 'RESOLVED'::text])`)
@Check('alert_check', `(state = 'RESOLVED'::text) = (resolved_at IS NOT NULL)`)
@Check('alert_check1', `state <> 'ACKNOWLEDGED'::text OR acknowledged_at IS NOT NULL`)
@Index('alert_standing_key', { synchronize: false })
@Index('alert_renewal_id_key', { synchronize: false })
@Index('alert_license_id_expires_on_idx', { synchronize: false })
@Index('alert_organization_id_idx', { synchronize: false })
@Index('alert_opened_at_idx', ['openedAt', 'id'])
@Index('alert_license_id_idx', ['licenseId', 'openedAt', 'id'])
export class Alert {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  licenseId!: number | null;

  /** Null: it is about all of the license. */
  @ForeignKey('Organization', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  organizationId!: number | null;

  @Column({ type: 'text' })
  kind!: AlertKind;

  @Column({ type: 'text', default: 'OPEN' })
  state!: AlertState;

  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ type: 'bigint', nullable: true })
  acknowledgedById!: number | null;

  @Column({ type: 'text', default: '' })
  acknowledgedBy!: string;

  /** Of whoever acknowledged it. */
  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'timestamptz', nullable: true })
  resolvedAt!: Date | null;

  /** Of EXPIRING and EXPIRED: the end of the term that it is about. */
  @Column({ type: 'date', nullable: true })
  expiresOn!: string | null;

  /** Of EXPIRING: the tightest notice that was reached, in days; of EXPIRED -1. */
  @Column({ type: 'integer', nullable: true })
  notice!: number | null;

  /** Of RENEWED. */
  @Column({ type: 'bigint', nullable: true })
  renewalId!: number | null;

  @Column({ type: 'jsonb', default: () => `'{}'` })
  detail!: AlertDetail;
}

/** That the end of a term was told so many days before. */
@Entity()
@Check('alert_notice_days_check', `days >= '-1'::integer`)
export class AlertNotice {
  @ForeignKey('License', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  @PrimaryColumn({ type: 'date' })
  expiresOn!: string;

  /** -1: the day after. */
  @PrimaryColumn({ type: 'integer' })
  days!: number;

  @Column({ type: 'timestamptz' })
  toldAt!: Date;
}
