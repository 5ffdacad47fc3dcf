import { Check, Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Whose name and address stand on invoices: one row. */
@Entity({ comment: 'Filled by its migration.' })
@Check('billing_issuer_id_check', `id = 1`)
export class BillingIssuer {
  @PrimaryColumn({ type: 'integer', default: 1 })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text', default: '' })
  name!: string;

  @Column({ type: 'text', default: '' })
  details!: string;
}
