import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How far moving the seats of a license is, while it takes long. */
@Entity()
@Check('license_seat_update_check', `remaining >= 0 AND remaining <= seats`)
export class LicenseSeatUpdate {
  @ForeignKey('License', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  /** The request that is being followed. */
  @Column({ type: 'timestamptz' })
  requestedAt!: Date;

  /** That were to be moved when this request was first worked on. */
  @Column({ type: 'integer' })
  seats!: number;

  @Column({ type: 'integer' })
  remaining!: number;
}
