import { Entity, PrimaryColumn } from 'typeorm';

/** What the sample made. */
@Entity()
export class SampleMark {
  /** What it is, as the audit log calls it. */
  @PrimaryColumn({ type: 'text' })
  kind!: string;

  /** Its id. */
  @PrimaryColumn({ type: 'bigint' })
  rowId!: number;
}
