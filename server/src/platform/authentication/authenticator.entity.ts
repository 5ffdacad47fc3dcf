import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** An app that shows a technician one-time codes: the one in force, and one that is being set up. */
@Entity()
@Index('authenticator_confirmed_key', ['technicianId'], { unique: true, where: 'confirmed_at IS NOT NULL' })
@Index('authenticator_pending_key', ['technicianId'], { unique: true, where: 'confirmed_at IS NULL' })
export class Authenticator {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  technicianId!: number;

  @Column({ type: 'text' })
  sealedSecret!: string;

  /** Of 30 seconds since 1970: that of the code used last. None of it or before is accepted. */
  @Column({ type: 'bigint', default: 0 })
  lastStep!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Null until a code of it was entered. */
  @Column({ type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;
}

/** A code that takes the place of one of the app, once; it is gone when it was used. */
@Entity()
export class RecoveryCode {
  /** SHA-256 of technician and code. */
  @PrimaryColumn({ type: 'bytea' })
  codeHash!: Buffer;

  @Index('recovery_code_technician_id_idx')
  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  technicianId!: number;
}
