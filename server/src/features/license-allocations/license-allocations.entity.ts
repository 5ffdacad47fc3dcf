import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A share of the quantity of a license that is reserved for an organization. */
@Entity()
@Check('license_allocation_quantity_check', `quantity >= 0 AND quantity <= 10000000`)
@Index('license_allocation_organization_id_idx', ['organizationId', 'licenseId'])
export class LicenseAllocation {
  @ForeignKey('License', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  @ForeignKey('Organization', { onDelete: 'RESTRICT' })
  @PrimaryColumn({ type: 'bigint' })
  organizationId!: number;

  @Column({ type: 'integer' })
  quantity!: number;
}
