import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The first answer to a POST that carried an Idempotency-Key. */
@Entity()
export class IdempotencyKey {
  @PrimaryColumn({ type: 'text' })
  actorKey!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  requestHash!: string;

  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  body!: unknown;

  /** False while what follows the commit of the first request is still changing what it answers. */
  @Column({ type: 'boolean', default: true })
  settled!: boolean;

  @Index('idempotency_key_created_at_idx')
  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
