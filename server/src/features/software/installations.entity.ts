import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A release on a device: device × title × version. */
@Entity()
@Index('installation_release_device_idx', ['releaseId', 'deviceId'])
export class Installation {
  @ForeignKey('Device', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  deviceId!: number;

  @ForeignKey('Release', { onDelete: 'RESTRICT' })
  @PrimaryColumn({ type: 'bigint' })
  releaseId!: number;

  @Column({ type: 'timestamptz' })
  firstSeenAt!: Date;

  /** `2026-11-21`; null when no inventory said it. */
  @Column({ type: 'date', nullable: true })
  installedOn!: string | null;

  /** `2026-11-21`; null when no inventory said it. */
  @Column({ type: 'date', nullable: true })
  lastUsedOn!: string | null;
}

/** What a device had until an inventory no longer reported it. */
@Entity()
@Index('past_installation_device_id_idx', ['deviceId', 'removedAt'])
export class PastInstallation {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('Device', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  deviceId!: number;

  @Index('past_installation_release_id_idx')
  @ForeignKey('Release', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint' })
  releaseId!: number;

  @Column({ type: 'timestamptz' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz' })
  removedAt!: Date;
}
