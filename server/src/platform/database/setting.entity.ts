import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A named fact of the installation itself. */
@Entity()
export class Setting {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb' })
  value!: unknown;
}
