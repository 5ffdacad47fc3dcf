import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { DeviceCriteria } from '../device-criteria/device-criteria.parse.rules.js';

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

  /** As they were given, with their texts cleaned. */
  @Column({ type: 'jsonb' })
  criteria!: DeviceCriteria;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
