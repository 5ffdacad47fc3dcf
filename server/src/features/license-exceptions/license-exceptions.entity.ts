import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A holder that an automatic license pins in or keeps out, whatever its rule says. */
@Entity()
@Check('license_exception_check', `num_nonnulls(device_id, person_id, location_id) = 1`)
@Index('license_exception_device_key', { synchronize: false })
@Index('license_exception_person_key', { synchronize: false })
@Index('license_exception_location_key', { synchronize: false })
@Index('license_exception_device_id_idx', { synchronize: false })
@Index('license_exception_person_id_idx', { synchronize: false })
@Index('license_exception_location_id_idx', { synchronize: false })
export class LicenseException {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  licenseId!: number;

  @ForeignKey('Device', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  deviceId!: number | null;

  @ForeignKey('Person', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  personId!: number | null;

  @ForeignKey('Location', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint', nullable: true })
  locationId!: number | null;

  /** True: pinned in; false: kept out. */
  @Column({ type: 'boolean' })
  included!: boolean;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
