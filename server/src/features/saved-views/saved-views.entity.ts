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

/** What somebody chose for a table of the panel, under a name. */
@Entity()
@Index('saved_view_name_key', { synchronize: false })
@Index('saved_view_default_key', ['ownerId', 'tableKey'], { unique: true, where: 'is_default' })
@Index('saved_view_shared_idx', ['tableKey'], { where: 'shared' })
export class SavedView {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @ForeignKey('Technician', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  ownerId!: number;

  @Column({ type: 'text' })
  tableKey!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  query!: string;

  @Column({ type: 'boolean', default: false })
  shared!: boolean;

  @Column({ type: 'boolean', default: false })
  isDefault!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
