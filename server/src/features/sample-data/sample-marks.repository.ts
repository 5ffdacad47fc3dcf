import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';

/** Things that the sample makes and the audit log tells of. */
const auditedKinds = [
  'Organization',
  'Location',
  'Person',
  'DeviceGroup',
  'EndUserRole',
  'TechnicianRole',
  'License',
  'Publisher',
  'Vendor',
  'BillingAccount',
  'BillingProduct',
  'BillingAgreementTemplate',
  'BillingAgreement',
] as const;

/** Things that can be told apart as made by the sample. Devices and software come by inventory, which is not audited, and schedules later on. */
export type SampleKind = (typeof auditedKinds)[number] | 'Device' | 'Title' | 'Product' | 'BillingExportSchedule';

/** The ids of what was made of a kind, for a condition of a statement. */
export const marked = (kind: SampleKind): Sql => sql`(SELECT row_id FROM sample_mark WHERE kind = ${kind})`;

/** How far things had come before the sample was loaded. */
export interface SampleStart {
  events: number;
  titles: number;
  products: number;
}

/** Remembers what the sample made. */
@Injectable()
export class SampleMarks {
  constructor(private readonly database: Database) {}

  /** To be asked in the transaction that loads, before it does. */
  start(): Promise<SampleStart> {
    return this.database.one<SampleStart>(sql`
      SELECT coalesce((SELECT max(id) FROM audit_event), 0) AS events,
        coalesce((SELECT max(id) FROM title), 0) AS titles, coalesce((SELECT max(id) FROM product), 0) AS products`);
  }

  /**
   * Marks what was made since then. What others do meanwhile has an entry of somebody else; devices are marked by their
   * organizations, and software that came at the same time is kept anyway where anybody has it.
   */
  async keep(since: SampleStart): Promise<void> {
    await this.database.query(sql`
      INSERT INTO sample_mark (kind, row_id)
      SELECT subject_type, subject_id FROM audit_event
      WHERE id > ${since.events} AND actor_kind = ${systemActor.kind} AND action LIKE '%.created'
        AND subject_type = ANY (${[...auditedKinds]}::text[])
      ON CONFLICT DO NOTHING`);
    await this.database.query(sql`
      INSERT INTO sample_mark (kind, row_id)
      SELECT 'Device', d.id FROM device d JOIN sample_mark m ON m.kind = 'Organization' AND m.row_id = d.organization_id
      UNION ALL SELECT 'Title', id FROM title WHERE id > ${since.titles}
      UNION ALL SELECT 'Product', id FROM product WHERE id > ${since.products}
      ON CONFLICT DO NOTHING`);
  }

  /** Marks one thing, in the transaction that makes it. */
  async add(kind: SampleKind, id: number): Promise<void> {
    await this.database.query(sql`
      INSERT INTO sample_mark (kind, row_id) VALUES (${kind}, ${id}) ON CONFLICT DO NOTHING`);
  }

  /** The ids of what was made of a kind, be it there still or not. */
  async of(kind: SampleKind): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT row_id AS id FROM sample_mark WHERE kind = ${kind} ORDER BY row_id`);
    return rows.map(({ id }) => id);
  }

  async forget(): Promise<void> {
    await this.database.query(sql`DELETE FROM sample_mark`);
  }
}
