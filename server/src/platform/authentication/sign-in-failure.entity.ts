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
}
