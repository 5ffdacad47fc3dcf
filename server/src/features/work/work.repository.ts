import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql, unionAll } from '../../platform/database/sql.js';
import type { WorkRow } from './work.dto.js';

/** Of whom work is shown. */
export interface ShownWork {
  /** What goes on, a condition on the alias below. */
  going: Sql;
  /** What is over, and still worth telling. */
  over: Sql;
}

/** So much of each kind is told. */
const mostTold = 20;

/** Imports, alias `i`: license_import_state_idx and license_import_actor_key_idx. */
export function importsAtWork({ going, over }: ShownWork): Sql {
  const columns = sql`CASE WHEN i.dry_run THEN 'LICENSE_CHECK' ELSE 'LICENSE_IMPORT' END AS kind, i.id, i.file_name AS name,
    i.state, i.processed AS done, i.total, TRUE AS complete, i.failed AS failed_rows, i.failure,
    i.created_at AS started_at, i.finished_at`;
  return sql`(
    SELECT ${columns} FROM license_import i
    WHERE i.state IN ('WAITING', 'RUNNING') AND (${going}) ORDER BY i.id DESC LIMIT ${mostTold}
  ) UNION ALL (
    SELECT ${columns} FROM license_import i
    WHERE i.state NOT IN ('WAITING', 'RUNNING') AND (${over}) ORDER BY i.id DESC LIMIT ${mostTold}
  )`;
}

/**
 * Licenses, alias `l`, whose seats are moved; only what takes long has a row here. Nothing tells of those that are over.
 * @param complete whether the whole of a license is seen.
 */
export function seatUpdatesAtWork(going: Sql, complete: Sql): Sql {
  return sql`(
    SELECT 'SEAT_UPDATE' AS kind, l.id, l.name, 'RUNNING' AS state, u.seats - u.remaining AS done, u.seats AS total,
      ${complete} AS complete, NULL::integer AS failed_rows, NULL AS failure, u.requested_at AS started_at,
      NULL::timestamptz AS finished_at
    FROM license_seat_update u JOIN license l ON l.id = u.license_id AND l.reconcile_requested_at = u.requested_at
    WHERE ${going} ORDER BY u.requested_at DESC LIMIT ${mostTold}
  )`;
}

/** Exports, alias `e`: billing_export_status_idx, and backwards by their primary key; there are a few a day. */
export function exportsAtWork({ going, over }: ShownWork): Sql {
  const columns = sql`'BILLING_EXPORT' AS kind, e.id, e.file_name AS name, e.status AS state, e.written_count AS done,
    e.invoice_count AS total, TRUE AS complete, NULL::integer AS failed_rows, nullif(e.failure, '') AS failure,
    e.created_at AS started_at, e.finished_at`;
  return sql`(
    SELECT ${columns} FROM billing_export e
    WHERE e.status IN ('WAITING', 'RUNNING') AND (${going}) ORDER BY e.id DESC LIMIT ${mostTold}
  ) UNION ALL (
    SELECT ${columns} FROM billing_export e
    WHERE e.status NOT IN ('WAITING', 'RUNNING') AND (${over}) ORDER BY e.id DESC LIMIT ${mostTold}
  )`;
}

@Injectable()
export class WorkRepository {
  constructor(private readonly database: Database) {}

  /** All of some parts. */
  list(parts: readonly Sql[]): Promise<WorkRow[]> {
    return parts.length === 0 ? Promise.resolve([]) : this.database.query<WorkRow>(unionAll(parts));
  }
}
