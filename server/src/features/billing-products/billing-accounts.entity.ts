import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { QuantitySourceType } from './billing-products.rules.js';

/** What income is booked under. */
@Entity({ comment: 'Filled by its migration.' })
@Index('billing_account_code_key', { synchronize: false })
@Unique('billing_account_default_of_key', ['defaultOf'])
@Check(
  'billing_account_default_of_check',
  `default_of = ANY (ARRAY['MANUAL'::text, 'DEVICE_COUNT'::text, 'END_USER_COUNT'::text, 'SOFTWARE_LICENSE'::text])`,
)
export class BillingAccount {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  /** Unique, whatever its case. */
  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  /** The quantity source whose products are booked here unless said otherwise; such an account stays as it is. */
  @Column({ type: 'text', nullable: true })
  defaultOf!: QuantitySourceType | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
