import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The address under which a technician's calendar reads renewals. */
@Entity()
@Index('renewal_feed_token_hash_key', ['tokenHash'], { unique: true })
export class RenewalFeed {
  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  technicianId!: number;

  /** SHA-256 of the token, which is shown once. */
  @Column({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
