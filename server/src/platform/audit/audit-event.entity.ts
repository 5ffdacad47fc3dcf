import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something that somebody did. Only ever added to: the database refuses everything else. */
@Entity()
@Index('audit_event_subject_idx', ['subjectType', 'subjectId', 'id'])
export class AuditEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  /** Null for the system itself. Names nobody who was deleted since: there is no reference. */
  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text' })
  actorName!: string;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text' })
  subjectType!: string;

  @Column({ type: 'bigint' })
  subjectId!: number;

  /** The organization that the event tells of; null when of none in particular. */
  @Column({ type: 'bigint', nullable: true })
  organizationId!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  before!: object | null;

  @Column({ type: 'jsonb', nullable: true })
  after!: object | null;

  @Column({ type: 'text', nullable: true })
  requestId!: string | null;
}
