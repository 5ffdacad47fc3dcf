import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A seat: a device, person or location that holds a license. Ended, never deleted. */
@Entity()
@Check('assignment_seats_check', `seats >= 1 AND seats <= 10000000`)
@Check('assignment_origin_check', `origin = ANY (ARRAY['RULE'::text, 'MANUAL'::text, 'IMPORT'::text])`)
@Check('assignment_check', `ended_on >= assigned_on`)
@Check('assignment_check1', `num_nonnulls(device_id, person_id, location_id) = 1`)
@Check('assignment_check2', `(ended_on IS NULL) = (ended_at IS NULL)`)
@Index('assignment_active_device_key', { synchronize: false })
@Index('assignment_active_person_key', { synchronize: false })
@Index('assignment_active_location_key', { synchronize: false })
@Index('assignment_device_id_idx', { synchronize: false })
@Index('assignment_person_id_idx', { synchronize: false })
@Index('assignment_location_id_idx', { synchronize: false })
@Index('assignment_organization_id_idx', { synchronize: false })
@Index('assignment_license_id_ended_on_idx', { synchronize: false })
@Index('assignment_license_id_idx', { synchronize: false })
@Index('assignment_active_license_id_idx', { synchronize: false })
export class Assignment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Counted up with every change, the end included. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  licenseId!: number;

  @ForeignKey('Device', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  deviceId!: number | null;

  @ForeignKey('Person', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  personId!: number | null;

  @ForeignKey('Location', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  locationId!: number | null;

  /** The organization that the holder belonged to while it held the seat; null for people of no organization. */
  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  organizationId!: number | null;

  @Column({ type: 'integer', default: 1 })
  seats!: number;

  @Column({ type: 'text' })
  origin!: 'RULE' | 'MANUAL' | 'IMPORT';

  @Column({ type: 'date' })
  assignedOn!: string;

  @Column({ type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  endReason!: string | null;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}

/** What is held per license and organization (0 for holders of no organization), kept exact with every change. */
@Entity()
@Index('license_usage_organization_id_idx', ['organizationId', 'licenseId'])
export class LicenseUsage {
  @ForeignKey('License', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  @PrimaryColumn({ type: 'bigint' })
  organizationId!: number;

  /** Seats in use. */
  @Column({ type: 'bigint' })
  seats!: number;

  /** Assignments that are held. */
  @Column({ type: 'bigint', default: 0 })
  held!: number;

  /** Assignments that have ended. */
  @Column({ type: 'bigint', default: 0 })
  past!: number;
}

/** By how much what is held of a license moved on a day, in all organizations together; kept exact with every change. */
@Entity()
export class LicenseUsageDay {
  @ForeignKey('License', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  /** Each organization belongs to one part; all parts together are the day. */
  @PrimaryColumn({ type: 'smallint' })
  part!: number;

  /** Assignments that began, less those that ended. */
  @Column({ type: 'bigint' })
  held!: number;

  /** Seats of what began, less those of what ended. */
  @Column({ type: 'bigint' })
  seats!: number;
}
