import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { FieldError } from '../../platform/http/app-error.js';
import type { ImportLayout } from './import-layouts.rules.js';
import type { ImportAction, ImportState } from './license-imports.types.js';

/** A file of licenses that is checked or imported outside a request. */
@Entity()
@Check(
  'license_import_state_check',
  `state = ANY (ARRAY['WAITING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text, 'CANCELLED'::text])`,
)
@Check('license_import_layout_check', `layout = ANY (ARRAY['SEATWISE'::text, 'SNIPE_IT'::text])`)
@Index('license_import_actor_id_idx', ['actorId', 'id'])
@Index('license_import_actor_key_idx', ['actorKey', 'id'])
@Index('license_import_state_idx', { synchronize: false })
export class LicenseImport {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('Person', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  /** Tells who asked for it, technician or program: see `actorKey`. */
  @Column({ type: 'text' })
  actorKey!: string;

  @Column({ type: 'text' })
  actorName!: string;

  @Column({ type: 'text' })
  fileName!: string;

  @Column({ type: 'boolean' })
  dryRun!: boolean;

  @Column({ type: 'text' })
  currency!: string;

  @Column({ type: 'text', default: 'WAITING' })
  state!: ImportState;

  @Column({ type: 'text' })
  layout!: ImportLayout;

  @Column({ type: 'text', array: true, default: '{}' })
  ignoredColumns!: string[];

  /** Rows of the file. */
  @Column({ type: 'integer' })
  total!: number;

  @Column({ type: 'integer', default: 0 })
  processed!: number;

  @Column({ type: 'integer', default: 0 })
  created!: number;

  @Column({ type: 'integer', default: 0 })
  updated!: number;

  @Column({ type: 'integer', default: 0 })
  unchanged!: number;

  @Column({ type: 'integer', default: 0 })
  failed!: number;

  @Column({ type: 'integer', default: 0 })
  lastLine!: number;

  @Column({ type: 'text', nullable: true })
  runner!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  seenAt!: Date | null;

  /** How often somebody began since the last row that was done. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}

/** A part of the file of an import. */
@Entity()
export class LicenseImportPart {
  @ForeignKey('LicenseImport', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  importId!: number;

  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}

/** What became of one row. */
@Entity()
@Check(
  'license_import_item_action_check',
  `action = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'UNCHANGED'::text, 'FAILED'::text])`,
)
@Index('license_import_item_name_idx', { synchronize: false })
export class LicenseImportItem {
  @ForeignKey('LicenseImport', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  importId!: number;

  @PrimaryColumn({ type: 'integer' })
  line!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  action!: ImportAction;

  @Column({ type: 'bigint', nullable: true })
  licenseId!: number | null;

  @Column({ type: 'jsonb', default: [] })
  errors!: FieldError[];

  @Column({ type: 'text', array: true, default: '{}' })
  notes!: string[];
}
