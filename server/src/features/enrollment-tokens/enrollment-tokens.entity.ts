import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What lets inventory agents create and update devices at one location, until it is revoked. */
@Entity()
export class EnrollmentToken {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Index('enrollment_token_location_id_idx')
  @ForeignKey('Location', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  locationId!: number;

  /** SHA-256 of the token: the token itself is shown once and kept nowhere. */
  @Index('enrollment_token_token_hash_key', { unique: true })
  @Column({ type: 'bytea' })
  tokenHash!: Buffer;

  /** The end of the token, by which people tell it from others. */
  @Column({ type: 'text' })
  tokenHint!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** When an agent last reported with it, give or take a minute. */
  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  /** Since when it opens nothing any more. */
  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
