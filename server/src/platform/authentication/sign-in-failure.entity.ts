import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often signing in failed for one account from one address. */
@Entity()
export class SignInFailure {
  /** SHA-256 of e-mail and address. */
  @PrimaryColumn({ type: 'bytea' })
  keyHash!: Buffer;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ type: 'timestamptz' })
  since!: Date;

  /** When it is of no use any more; null for an hour after it began. */
  @Column({ type: 'timestamptz', nullable: true })
  forgetAt!: Date | null;
}
