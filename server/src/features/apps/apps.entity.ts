import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { AppKey } from '../../platform/apps/in-app.js';

/** Whether a part of the product is in use. */
@Entity({ comment: 'Filled by its migration.' })
export class App {
  @PrimaryColumn({ type: 'text' })
  key!: AppKey;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** Null: as it was from the first start. */
  @Column({ type: 'timestamptz', nullable: true })
  changedAt!: Date | null;
}
