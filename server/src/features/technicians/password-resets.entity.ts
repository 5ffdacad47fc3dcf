import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A one-time link by which a technician who forgot the password chooses another one; at most one a technician. */
@Entity()
export class PasswordReset {
  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  technicianId!: number;

  /** SHA-256 of the token in the link, which is kept nowhere. */
  @Index('password_reset_token_hash_key', { unique: true })
  @Column({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
