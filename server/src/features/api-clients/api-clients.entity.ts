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

/** A program that signs in by itself, with the permissions of a role or all of them. */
@Entity()
@Check('api_client_check', `system_administrator <> (technician_role_id IS NOT NULL)`)
@Index('api_client_name_key', { synchronize: false })
export class ApiClient {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  /** Unique, whatever its case. */
  @Column({ type: 'text' })
  name!: string;

  /** What the program calls itself when it asks for a token. */
  @Index('api_client_client_id_key', { unique: true })
  @Column({ type: 'text' })
  clientId!: string;

  /** SHA-256 of the secret. */
  @Column({ type: 'bytea' })
  secretHash!: Buffer;

  /** The end of the secret. */
  @Column({ type: 'text' })
  secretHint!: string;

  @Index('api_client_technician_role_id_idx')
  @ForeignKey('TechnicianRole', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint', nullable: true })
  technicianRoleId!: number | null;

  @Column({ type: 'boolean', default: false })
  systemAdministrator!: boolean;

  @Column({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** What a program shows with its requests, for an hour. */
@Entity()
export class ApiToken {
  /** SHA-256 of the token. */
  @PrimaryColumn({ type: 'bytea' })
  tokenHash!: Buffer;

  @Index('api_token_api_client_id_idx')
  @ForeignKey('ApiClient', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  apiClientId!: number;

  @Index('api_token_expires_at_idx')
  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
