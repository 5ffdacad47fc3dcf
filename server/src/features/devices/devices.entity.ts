import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { DeviceClass, DeviceStatus } from './devices.rules.js';

/** A computer or anything else that software is installed on, at one location of one organization. */
@Entity()
@ForeignKey('Location', ['locationId', 'organizationId'], ['id', 'organizationId'], { onDelete: 'RESTRICT' })
@Check(
  'device_device_class_check',
  `device_class = ANY (ARRAY['WORKSTATION'::text, 'LAPTOP'::text, 'SERVER'::text, 'VIRTUAL_MACHINE'::text, 'MOBILE'::text, 'OTHER'::text])`,
)
@Check('device_status_check', `status = ANY (ARRAY['ACTIVE'::text, 'DECOMMISSIONED'::text])`)
@Index('device_agent_id_key', ['organizationId', 'agentId'], { unique: true, where: 'agent_id IS NOT NULL' })
@Index('device_serial_number_idx', { synchronize: false })
@Index('device_hardware_uuid_idx', { synchronize: false })
@Index('device_organization_name_idx', { synchronize: false })
@Index('device_name_idx', { synchronize: false })
@Index('device_name_beginning_idx', { synchronize: false })
@Index('device_location_id_idx', { synchronize: false })
@Index('device_tags_idx', { synchronize: false })
@Index('device_search_idx', { synchronize: false })
export class Device {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @Column({ type: 'bigint' })
  organizationId!: number;

  @Column({ type: 'bigint' })
  locationId!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  deviceClass!: DeviceClass;

  /** A decommissioned device holds no seats. */
  @Column({ type: 'text', default: 'ACTIVE' })
  status!: DeviceStatus;

  @Column({ type: 'text', default: '' })
  osName!: string;

  @Column({ type: 'text', default: '' })
  osVersion!: string;

  @Column({ type: 'text', nullable: true })
  serialNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  hardwareUuid!: string | null;

  @Column({ type: 'text', default: '' })
  manufacturer!: string;

  @Column({ type: 'text', default: '' })
  model!: string;

  @Column({ type: 'text', array: true, default: '{}' })
  tags!: string[];

  /** An end user of the same organization. */
  @Index('device_primary_user_id_idx', { where: 'primary_user_id IS NOT NULL' })
  @ForeignKey('Person', { onDelete: 'SET NULL' })
  @Column({ type: 'bigint', nullable: true })
  primaryUserId!: number | null;

  @Column({ type: 'text', default: '' })
  lastLoggedUser!: string;

  /** The id that the inventory agent, or the caller of `POST /inventory`, gives the device; unique in its organization. */
  @Column({ type: 'text', nullable: true })
  agentId!: string | null;

  /** Agents that reported the device before another one took their place; the latest last. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  formerAgentIds!: string[];

  /** Name and version of the agent that reported last. */
  @Column({ type: 'text', default: '' })
  agent!: string;

  /** Deliberately without an index: see the migration. */
  @Column({ type: 'timestamptz', nullable: true })
  lastSeenAt!: Date | null;

  /** Hash of the last inventory, so that an unchanged one touches this row only. */
  @Column({ type: 'bytea', nullable: true })
  inventoryHash!: Buffer | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
