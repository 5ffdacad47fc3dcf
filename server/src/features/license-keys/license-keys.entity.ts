import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** A key of a license, or of one of its seats. Its value is kept encrypted. */
@Entity()
@Index('license_key_license_id_idx', ['licenseId', 'id'])
@Index('license_key_license_id_fingerprint_idx', ['licenseId', 'fingerprint'])
@Index('license_key_assignment_id_idx', { synchronize: false })
export class LicenseKey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  licenseId!: number;

  @ForeignKey('Assignment', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  assignmentId!: number | null;

  @Column({ type: 'text', default: '' })
  label!: string;

  @Column({ type: 'text' })
  sealed!: string;

  @Column({ type: 'text' })
  hint!: string;

  /** The mark by which the value is found; null for a key of before there were marks, until it is compared. */
  @Column({ type: 'text', nullable: true })
  fingerprint!: string | null;

  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text', default: '' })
  actorName!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
