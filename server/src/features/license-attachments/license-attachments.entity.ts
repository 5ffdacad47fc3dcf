import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';

/** A file that belongs to a license, such as its contract. */
@Entity()
@Index('license_attachment_license_id_idx', ['licenseId', 'id'])
@Check('license_attachment_size_check', 'size > 0')
export class LicenseAttachment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  licenseId!: number;

  @Column({ type: 'text' })
  name!: string;

  /** Ours, by the kind of the file: not what its sender calls it. */
  @Column({ type: 'text' })
  mediaType!: string;

  /** In bytes. */
  @Column({ type: 'bigint' })
  size!: number;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text', default: '' })
  actorName!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

/** A part of the content of an attachment. */
@Entity()
export class LicenseAttachmentChunk {
  @ForeignKey('LicenseAttachment', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  attachmentId!: number;

  /** Counts from 0. */
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}
