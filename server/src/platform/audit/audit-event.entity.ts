import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Something that somebody did. Only ever added to: the database refuses everything else. */
@Entity()
@Check(
  'audit_event_actor_kind_check',
  `actor_kind = ANY (ARRAY['TECHNICIAN'::text, 'API_CLIENT'::text, 'SYSTEM'::text])`,
)
@Index('audit_event_subject_idx', ['subjectType', 'subjectId', 'id'])
@Index('audit_event_organization_id_idx', ['organizationId', 'id'])
@Index('audit_event_actor_id_idx', ['actorId', 'id'])
export class AuditEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  @Column({ type: 'text', default: 'TECHNICIAN' })
  actorKind!: 'TECHNICIAN' | 'API_CLIENT' | 'SYSTEM';

  /** Of a technician or API client; null for the system itself. There is no reference: they may be deleted since. */
  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text' })
  actorName!: string;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text' })
  subjectType!: string;

  /** Null where the event is about no single thing. */
  @Column({ type: 'bigint', nullable: true })
  subjectId!: number | null;

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

/** Chains an entry to those before it, in the order in which they were committed. */
@Entity()
export class AuditSeal {
  @PrimaryColumn({ type: 'bigint' })
  position!: number;

  @Index('audit_seal_event_id_key', { unique: true })
  @Column({ type: 'bigint' })
  eventId!: number;

  /** SHA-256, in hexadecimal, of the seal before, the position and the whole entry. */
  @Column({ type: 'text' })
  hash!: string;
}

/** How far the chain goes. */
@Entity()
@Check('audit_head_id_check', 'id = 1')
export class AuditHead {
  @PrimaryColumn({ type: 'smallint', default: 1 })
  id!: number;

  @Column({ type: 'bigint' })
  position!: number;

  @Column({ type: 'text' })
  hash!: string;
}
