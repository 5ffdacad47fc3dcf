import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { PersonKind } from './people.rules.js';

/** An end user of an organization, a technician who signs in, or a contact. All three can hold seats. */
@Entity()
@Check('person_kind_check', `kind = ANY (ARRAY['END_USER'::text, 'TECHNICIAN'::text, 'CONTACT'::text])`)
@Index('person_kind_email_key', { synchronize: false })
@Index('person_name_idx', { synchronize: false })
@Index('person_name_beginning_idx', { synchronize: false })
@Index('person_search_idx', { synchronize: false })
export class Person {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  kind!: PersonKind;

  @Index('person_organization_id_idx')
  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  organizationId!: number | null;

  @Column({ type: 'text' })
  name!: string;

  /** Unique per kind, whatever its case. */
  @Column({ type: 'text' })
  email!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
