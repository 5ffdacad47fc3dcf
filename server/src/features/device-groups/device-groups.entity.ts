import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';

/** A saved search over devices. Who is in it is worked out whenever somebody asks, and stored nowhere. */
@Entity()
@Index('device_group_name_key', { synchronize: false })
export class DeviceGroup {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  /** `DeviceCriteria` as they were given, with their texts cleaned; whoever reads them parses them. */
  @Column({ type: 'jsonb' })
  criteria!: object;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
