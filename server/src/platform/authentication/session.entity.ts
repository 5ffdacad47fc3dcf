import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody signed in in one browser. */
@Entity()
@Check('session_check', 'viewed_role_id IS NULL OR viewed_technician_id IS NULL')
export class Session {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** SHA-256 of the opaque value in the cookie. */
  @Index('session_token_hash_key', { unique: true })
  @Column({ type: 'bytea' })
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

  /** True where it was opened in a way that is as good as a password with a one-time code. */
  @Column({ type: 'boolean', default: false })
  satisfiesOneTimeCode!: boolean;

  /** The provider that vouched for them, with which the session ends; null: they signed in by password. */
  @Index('session_identity_provider_id_idx', { where: 'identity_provider_id IS NOT NULL' })
  @ForeignKey('IdentityProvider', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  identityProviderId!: number | null;

  /** With the permissions of which role it looks at everything; null: with its own. */
  @Index('session_viewed_role_id_idx', { where: 'viewed_role_id IS NOT NULL' })
  @ForeignKey('TechnicianRole', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  viewedRoleId!: number | null;

  /** With the permissions of which technician it looks at everything; null: with its own. */
  @Index('session_viewed_technician_id_idx', { where: 'viewed_technician_id IS NOT NULL' })
  @ForeignKey('Technician', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  viewedTechnicianId!: number | null;
}
