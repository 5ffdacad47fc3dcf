import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { identifier, inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderColumn, holderTable } from '../reconciliation/holder-table.sql.js';
import type { ExceptionRow } from './license-exceptions.dto.js';
import type { ExceptionCandidate, WantedException } from './license-exceptions.rules.js';

@Injectable()
export class LicenseExceptionsRepository {
  constructor(private readonly database: Database) {}

  /** The exceptions of a license for holders of a kind that satisfy `visible`, by name. */
  list(licenseId: number, kind: HolderKind, visible: Sql): Promise<ExceptionRow[]> {
    const { table, id, name, organizationId } = holderTable(kind);
    return this.database.query<ExceptionRow>(sql`
      SELECT ${kind} AS kind, ${id} AS id, ${name} AS name,
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organization,
        x.note, x.created_at, x.included
      FROM license_exception x JOIN ${table} ON ${id} = x.${holderColumn(kind)}
      LEFT JOIN organization o ON o.id = ${organizationId}
      WHERE x.license_id = ${licenseId} AND (${visible}) ORDER BY lower(${name}), ${id}`);
  }

  /** Those of the holders that exist and satisfy `visible`, held so that they stay. */
  candidates(licenseId: number, kind: HolderKind, ids: readonly number[], visible: Sql): Promise<ExceptionCandidate[]> {
    const { table, alias, id, inScope } = holderTable(kind);
    return this.database.query<ExceptionCandidate>(sql`
      SELECT ${id} AS id, ${inScope} AS "inScope" FROM ${table} JOIN license l ON l.id = ${licenseId}
      WHERE ${inIds(id, ids)} AND (${visible}) ORDER BY ${id} FOR KEY SHARE OF ${identifier(alias)}`);
  }

  /** Ids of holders of a kind whom the license excepts, seen by anybody or not. */
  async holders(licenseId: number, kind: HolderKind): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT ${holderColumn(kind)} AS id FROM license_exception
      WHERE license_id = ${licenseId} AND ${holderColumn(kind)} IS NOT NULL`);
    return rows.map((row) => row.id);
  }

  /** Replaces the exceptions for holders of a kind that satisfy `visible`; those that the actor does not see stay. */
  async replace(licenseId: number, kind: HolderKind, wanted: readonly WantedException[], visible: Sql): Promise<void> {
    const { table, id } = holderTable(kind);
    const column = holderColumn(kind);
    await this.database.query(sql`
      DELETE FROM license_exception x USING ${table}
      WHERE x.license_id = ${licenseId} AND ${id} = x.${column} AND (${visible})
        AND NOT (${inIds(
          id,
          wanted.map((each) => each.id),
        )})`);
    await this.database.query(sql`
      INSERT INTO license_exception (license_id, ${column}, included, note)
      SELECT ${licenseId}::bigint, id, included, note
      FROM unnest(${wanted.map((each) => each.id)}::bigint[], ${wanted.map((each) => each.included)}::boolean[],
        ${wanted.map((each) => each.note)}::text[]) AS wanted (id, included, note)
      ORDER BY id
      ON CONFLICT (license_id, ${column}) WHERE ${column} IS NOT NULL
      DO UPDATE SET included = excluded.included, note = excluded.note`);
  }
}
