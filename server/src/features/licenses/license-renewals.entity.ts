import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A term of a license that was opened after the first one. */
@Entity()
@Check('license_renewal_quantity_check', `quantity >= 0 AND quantity <= 10000000`)
@Check('license_renewal_check', `expires_on > renewed_on AND expires_on > starts_on`)
@Index('license_renewal_renewed_on_key', ['licenseId', 'renewedOn'], { unique: true })
export class LicenseRenewal {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ForeignKey('License', { onDelete: 'CASCADE' })
  @Column({ type: 'bigint' })
  licenseId!: number;

  /** The day on which the term before it ended. */
  @Column({ type: 'date' })
  renewedOn!: string;

  @Column({ type: 'date' })
  startsOn!: string;

  /** As it was opened: what is edited later stands in the license. */
  @Column({ type: 'date' })
  expiresOn!: string;

  /** False where somebody renewed it by hand. */
  @Column({ type: 'boolean' })
  automatic!: boolean;

  @Column({ type: 'integer' })
  quantity!: number;

  @Column({ type: 'numeric', precision: 26, scale: 6, nullable: true })
  totalCost!: string | null;

  @Column({ type: 'text', nullable: true })
  currency!: string | null;

  @Column({ type: 'bigint', nullable: true })
  actorId!: number | null;

  @Column({ type: 'text', default: '' })
  actorName!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
