import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderColumn, holderTable } from '../reconciliation/holder-table.sql.js';
import type { NamedMatches, NamedSeats } from './holder-names.rules.js';

/**
 * The holders that each wanted name `w.key` stands for: one SELECT per way to name them, of which an index serves each.
 * The lower the rank, the sooner a holder is meant: of people with one e-mail address, the end user.
 */
const named: Record<HolderKind, (columns: Sql, condition: Sql) => Sql> = {
  // device_name_idx, device_serial_number_idx
  DEVICE: (columns, condition) => sql`
    SELECT ${columns}, 1 AS rank FROM wanted w JOIN device d ON lower(d.name) = w.key, l WHERE ${condition}
    UNION SELECT ${columns}, 1 FROM wanted w JOIN device d ON lower(d.serial_number) = w.key, l WHERE ${condition}`,
  // person_kind_email_key, person_name_idx
  PERSON: (columns, condition) => sql`
    SELECT ${columns}, array_position(ARRAY['END_USER', 'TECHNICIAN', 'CONTACT'], p.kind) AS rank
    FROM wanted w JOIN person p
      ON p.kind = ANY(ARRAY['END_USER', 'TECHNICIAN', 'CONTACT']) AND lower(p.email) = w.key, l WHERE ${condition}
    UNION SELECT ${columns}, 4 FROM wanted w JOIN person p ON lower(p.name) = w.key, l WHERE ${condition}`,
  // There are few locations: they are hashed once.
  LOCATION: (columns, condition) => sql`
    SELECT ${columns}, 1 AS rank FROM wanted w JOIN location c ON lower(c.name) = w.key, l WHERE ${condition}
    UNION SELECT ${columns}, 1 FROM wanted w
      JOIN (location c JOIN organization o ON o.id = c.organization_id)
        ON lower(o.name || ' / ' || c.name) = w.path, l WHERE ${condition}`,
};

/** The wanted names with the keys that they are compared by; `path` is that of `Organization / Location`. */
function wantedNames(names: readonly string[]): Sql {
  return sql`
    SELECT w.position - 1 AS position, lower(w.name) AS key,
      regexp_replace(lower(w.name), '\\s*/\\s*', ' / ', 'g') AS path
    FROM unnest(${[...names]}::text[]) WITH ORDINALITY AS w (name, position)`;
}

/** Finds holders by what people call them, thousands of names in one statement. */
@Injectable()
export class HolderNamesRepository {
  constructor(private readonly database: Database) {}

  /** @param visible on the table of holders of the kind; what it hides is as good as not there. */
  matches(licenseId: number, kind: HolderKind, names: readonly string[], visible: Sql): Promise<NamedMatches[]> {
    const { id, active, open, inScope } = holderTable(kind);
    const column = holderColumn(kind);
    const columns = sql`w.position, ${id} AS id, (${active} AND ${open}) AS active, ${inScope} AS in_scope,
      EXISTS (
        SELECT FROM assignment a WHERE a.license_id = l.id AND a.${column} = ${id} AND a.ended_on IS NULL
      ) AS holds`;
    return this.database.query<NamedMatches>(sql`
      WITH wanted AS (${wantedNames(names)}), l AS (SELECT * FROM license WHERE id = ${licenseId}),
      matching AS (
        SELECT position, id, active, in_scope, holds, min(rank) AS rank
        FROM (${named[kind](columns, visible)}) AS each GROUP BY 1, 2, 3, 4, 5
      ), ranked AS (
        SELECT *, rank = min(rank) FILTER (WHERE active AND in_scope) OVER (PARTITION BY position) AS first_choice
        FROM matching
      )
      SELECT position::int AS position, count(*)::int AS matches,
        (count(*) FILTER (WHERE active AND in_scope AND first_choice))::int AS eligible,
        coalesce(min(id) FILTER (WHERE active AND in_scope AND first_choice), min(id) FILTER (WHERE active), min(id)) AS id,
        coalesce(array_agg(id) FILTER (WHERE holds), '{}') AS "heldIds"
      FROM ranked GROUP BY position`);
  }

  /**
   * The seats that are held now by holders of each name. The holders are found first: how many seats the license has does
   * not matter (assignment_active_device_key and its like).
   * @param visible on assignments, `a`.
   */
  heldSeats(licenseId: number, kind: HolderKind, names: readonly string[], visible: Sql): Promise<NamedSeats[]> {
    const { id } = holderTable(kind);
    const called = named[kind](sql`w.position, ${id} AS id`, sql`TRUE`);
    return this.database.query<NamedSeats>(sql`
      WITH wanted AS (${wantedNames(names)}), l AS (SELECT 1)
      SELECT h.position::int AS position, array_agg(DISTINCT a.id) AS "assignmentIds"
      FROM (${called}) h
      JOIN assignment a ON a.license_id = ${licenseId} AND a.${holderColumn(kind)} = h.id AND a.ended_on IS NULL
      WHERE (${visible}) GROUP BY 1`);
  }
}
