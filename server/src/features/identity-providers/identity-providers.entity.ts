import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';

/** An OpenID Connect provider that technicians sign in by. */
@Entity()
@Index('identity_provider_name_key', { synchronize: false })
export class IdentityProvider {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  /** Unique, whatever its case; the button of the sign-in page says it. */
  @Column({ type: 'text' })
  name!: string;

  /** As the provider calls itself. */
  @Column({ type: 'text' })
  issuer!: string;

  @Column({ type: 'text' })
  clientId!: string;

  /** Sealed. */
  @Column({ type: 'text' })
  clientSecret!: string;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Column({ type: 'text', nullable: true })
  rolesClaim!: string | null;

  @Column({ type: 'boolean', default: false })
  createsTechnicians!: boolean;

  @Index('identity_provider_default_technician_role_id_idx')
  @ForeignKey('TechnicianRole', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  defaultTechnicianRoleId!: number | null;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  allowedEmailDomains!: string[];

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  requiredEmailDomains!: string[];

  @Column({ type: 'boolean', default: false })
  trustsEmail!: boolean;

  @Column({ type: 'boolean', default: false })
  satisfiesOneTimeCode!: boolean;

  @Column({ type: 'boolean', default: false })
  allowPrivateAddress!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** What a value of the roles claim makes of somebody. */
@Entity()
@Check('identity_role_mapping_check', `system_administrator <> (technician_role_id IS NOT NULL)`)
export class IdentityRoleMapping {
  @ForeignKey('IdentityProvider', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  identityProviderId!: number;

  /** The first that applies counts. */
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  claimValue!: string;

  @Index('identity_role_mapping_technician_role_id_idx')
  @ForeignKey('TechnicianRole', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  technicianRoleId!: number | null;

  @Column({ type: 'boolean', default: false })
  systemAdministrator!: boolean;
}

/** Whom an issuer means by a subject. */
@Entity()
@Index('technician_identity_person_id_key', ['personId', 'identityProviderId', 'issuer'], { unique: true })
export class TechnicianIdentity {
  @ForeignKey('IdentityProvider', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  identityProviderId!: number;

  @PrimaryColumn({ type: 'text' })
  issuer!: string;

  @PrimaryColumn({ type: 'text' })
  subject!: string;

  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  personId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  linkedAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  lastSignedInAt!: Date;
}

/** A sign-in that came back from a provider: it does not come back twice. */
@Entity()
export class FinishedSignIn {
  /** SHA-256 of its state. */
  @PrimaryColumn({ type: 'bytea' })
  stateHash!: Buffer;

  @Index('finished_sign_in_expires_at_idx')
  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
