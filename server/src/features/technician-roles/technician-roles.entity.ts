import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';

/** What technicians do; each has one role or none. */
@Entity()
@Index('technician_role_name_key', { synchronize: false })
export class TechnicianRole {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  /** Unique, whatever its case. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  /** What the role allows, as `[{area, defaultLevel, organizationOverrides}]`. */
  @Column({ type: 'jsonb', default: [] })
  permissions!: object;

  /** Whether signing in with a password asks everybody with the role for a one-time code. */
  @Column({ type: 'boolean', default: false })
  requiresOneTimeCode!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
