import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** How a person of kind TECHNICIAN signs in. */
@Entity()
export class Technician {
  @ForeignKey('Person', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  personId!: number;

  @Column({ type: 'boolean', default: false })
  systemAdministrator!: boolean;

  /** argon2id; null until the technician has chosen a password. */
  @Column({ type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Index('technician_technician_role_id_idx')
  @ForeignKey('TechnicianRole', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  technicianRoleId!: number | null;

  /** What the technician may do without a role, as `[{area, defaultLevel, organizationOverrides}]`. */
  @Column({ type: 'jsonb', default: [] })
  permissions!: object;

  /** Whether signing in with a password asks for a one-time code; the role can ask for it too. */
  @Column({ type: 'boolean', default: false })
  requiresOneTimeCode!: boolean;

  /** Counted up with every change of the permissions. */
  @Column({ type: 'integer', default: 1 })
  version!: number;
}
