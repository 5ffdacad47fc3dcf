import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody signed in in one browser. */
@Entity()
export class Session {
  /** SHA-256 of the opaque value in the cookie. */
  @PrimaryColumn({ type: 'bytea' })
  tokenHash!: Buffer;

  @Index('session_technician_id_idx')
  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  technicianId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  lastSeenAt!: Date;

  @Index('session_expires_at_idx')
  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'text', default: '' })
  userAgent!: string;

  @Column({ type: 'text', default: '' })
  address!: string;
}
