import {
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';

/** A site of an organization: where devices stand and agents enroll. */
@Entity()
@Index('location_name_key', { synchronize: false })
@Index('location_archived_idx', { synchronize: false })
@Index('location_id_organization_key', ['id', 'organizationId'], { unique: true })
export class Location {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint' })
  organizationId!: number;

  /** Unique within the organization, whatever its case. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  address!: string;

  /** When it was put out of use; null while it is in use. */
  @Column({ type: 'timestamptz', nullable: true })
  archivedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
