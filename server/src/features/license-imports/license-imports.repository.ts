import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type {
  ImportedRowResponse,
  LicenseImportItemListQuery,
  LicenseImportItemResponse,
  LicenseImportListQuery,
  LicenseImportResponse,
} from './license-imports.dto.js';
import { LicenseImport } from './license-imports.entity.js';
import type { ImportedRow } from './license-imports.types.js';

/** license_import_actor_key_idx serves the default order of somebody's imports. */
const imports: ListDefinition = {
  select: sql`i.id, i.file_name AS "fileName", i.dry_run AS "dryRun", i.state, i.layout,
    i.ignored_columns AS "ignoredColumns", i.currency, i.total, i.processed, i.created, i.updated, i.unchanged, i.failed,
    (SELECT count(*) FROM license_import_item item WHERE item.import_id = i.id AND item.errors <> '[]') AS problems,
    i.failure, i.actor_name AS "by", i.created_at AS "createdAt", i.finished_at AS "finishedAt",
    (i.dry_run AND i.state = 'DONE'
      AND EXISTS (SELECT FROM license_import_part part WHERE part.import_id = i.id)) AS startable`,
  from: sql`license_import i`,
  id: sql`i.id`,
  sorts: { id: sql`i.id`, createdAt: sql`i.created_at`, fileName: sql`lower(i.file_name)`, state: sql`i.state` },
  neverNull: ['id'],
  defaultSort: '-id',
};

/** The rows of one import: lines tell them apart in it alone. The primary key serves the default order. */
const itemsOf = (id: number): ListDefinition => ({
  select: sql`t.line, t.name, t.action, t.license_id AS "licenseId", t.errors, t.notes`,
  from: sql`(SELECT * FROM license_import_item WHERE import_id = ${id}) AS t`,
  id: sql`t.line`,
  sorts: { id: sql`t.line`, line: sql`t.line`, name: sql`lower(t.name)`, action: sql`t.action` },
  defaultSort: 'line',
});

/** An import that somebody works on. */
export interface HeldImport {
  id: number;
  actorKey: string;
  dryRun: boolean;
  currency: string;
  lastLine: number;
  /** How often somebody began since the last row that was done, this time counted. */
  attempts: number;
}

@Injectable()
export class LicenseImportsRepository {
  constructor(private readonly database: Database) {}

  list(visible: Sql, query: Unpaged<LicenseImportListQuery>): RowList<LicenseImportResponse> {
    const where = [visible];
    if (query.q !== undefined && query.q !== '') where.push(sql`i.file_name ILIKE ${containsPattern(query.q)}`);
    return listOf<LicenseImportResponse, LicenseImportResponse>(this.database, imports, where, (row) => row);
  }

  /** One import as it is shown, or null. */
  find(visible: Sql, id: number): Promise<LicenseImportResponse | null> {
    return this.database.first(sql`SELECT ${imports.select} FROM ${imports.from} WHERE i.id = ${id} AND (${visible})`);
  }

  /** The rows of an import. */
  items(id: number, query: Unpaged<LicenseImportItemListQuery>): RowList<LicenseImportItemResponse> {
    const where: Sql[] = [];
    if (query.action !== undefined) where.push(sql`t.action = ANY(${query.action}::text[])`);
    if (query.problems === true) where.push(sql`t.errors <> '[]'`);
    if (query.problems === false) where.push(sql`t.errors = '[]'`);
    if (query.q !== undefined && query.q !== '') where.push(sql`t.name ILIKE ${containsPattern(query.q)}`);
    return listOf<ImportedRow, LicenseImportItemResponse>(this.database, itemsOf(id), where, (row) => ({
      id: row.line,
      ...toImportedRow(row),
    }));
  }

  async insert(
    fields: Pick<
      LicenseImport,
      'actorId' | 'actorKey' | 'actorName' | 'fileName' | 'dryRun' | 'currency' | 'layout' | 'ignoredColumns' | 'total'
    >,
  ): Promise<number> {
    const { identifiers } = await this.database.repository(LicenseImport).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async addPart(id: number, position: number, bytes: Buffer): Promise<void> {
    await this.database.query(
      sql`INSERT INTO license_import_part (import_id, position, bytes) VALUES (${id}, ${position}, ${bytes})`,
    );
  }

  async part(id: number, position: number): Promise<Buffer | null> {
    const row = await this.database.first<{ bytes: Buffer }>(
      sql`SELECT bytes FROM license_import_part WHERE import_id = ${id} AND position = ${position}`,
    );
    return row?.bytes ?? null;
  }

  /** Gives the file of a check that ended to its import; false when it has none any more. */
  async moveParts(from: number, to: number): Promise<boolean> {
    const moved = await this.database.query(
      sql`UPDATE license_import_part SET import_id = ${to} WHERE import_id = ${from} RETURNING position`,
    );
    return moved.length > 0;
  }

  /** Holds a check that ended against a second start. */
  async lockChecked(visible: Sql, id: number): Promise<boolean> {
    const row = await this.database.first(
      sql`SELECT FROM license_import i WHERE i.id = ${id} AND i.dry_run AND i.state = 'DONE' AND (${visible}) FOR UPDATE`,
    );
    return row !== null;
  }

  /** Ends what waits or runs; the runner notices after its batch. */
  async cancel(id: number): Promise<void> {
    await this.database.query(sql`
      UPDATE license_import SET state = 'CANCELLED', finished_at = now(), runner = NULL
      WHERE id = ${id} AND state IN ('WAITING', 'RUNNING')`);
    await this.dropParts(id);
  }

  /** Takes an import over that waits, or whose runner has not been seen for so long; null when it is somebody else's. */
  claim(id: number, runner: string, abandonedSeconds: number): Promise<HeldImport | null> {
    return this.database.first<HeldImport>(sql`
      UPDATE license_import SET state = 'RUNNING', runner = ${runner}, seen_at = now(), attempts = attempts + 1
      WHERE id = ${id} AND (state = 'WAITING'
        OR (state = 'RUNNING' AND (runner IS NULL OR seen_at < now() - make_interval(secs => ${abandonedSeconds}))))
      RETURNING id, actor_key AS "actorKey", dry_run AS "dryRun", currency, last_line AS "lastLine",
        attempts`);
  }

  /** Tells that the runner of an import is still at it. */
  async see(id: number, runner: string): Promise<void> {
    await this.database.query(
      sql`UPDATE license_import SET seen_at = now() WHERE id = ${id} AND runner = ${runner} AND state = 'RUNNING'`,
    );
  }

  /** Imports that nobody works on though somebody should. license_import_state_idx serves it. */
  async abandoned(abandonedSeconds: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT id FROM license_import
      WHERE (state = 'WAITING' AND created_at < now() - make_interval(secs => ${abandonedSeconds}))
        OR (state = 'RUNNING' AND (runner IS NULL OR seen_at < now() - make_interval(secs => ${abandonedSeconds})))
      ORDER BY id`);
    return rows.map((row) => row.id);
  }

  /** Writes rows down and counts them; false when the import is not the runner's any more. */
  async record(id: number, runner: string, rows: readonly ImportedRow[]): Promise<boolean> {
    const count = (action: string) => rows.filter((row) => row.action === action).length;
    const held = await this.database.first(sql`
      UPDATE license_import SET seen_at = now(), attempts = 0, processed = processed + ${rows.length},
        created = created + ${count('CREATED')}, updated = updated + ${count('UPDATED')},
        unchanged = unchanged + ${count('UNCHANGED')}, failed = failed + ${count('FAILED')},
        last_line = greatest(last_line, ${Math.max(0, ...rows.map((row) => row.line))})
      WHERE id = ${id} AND runner = ${runner} AND state = 'RUNNING' RETURNING id`);
    if (held === null) return false;
    await this.database.query(sql`
      INSERT INTO license_import_item (import_id, line, name, action, license_id, errors, notes)
      SELECT ${id}::bigint, line, name, action, "licenseId", errors,
        ARRAY(SELECT jsonb_array_elements_text(notes))
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS row (line int, name text, action text, "licenseId" bigint, errors jsonb, notes jsonb)`);
    return true;
  }

  /** The first lines of names in small letters. license_import_item_name_idx serves it. */
  linesOf(id: number, names: readonly string[]): Promise<{ key: string; line: number }[]> {
    return this.database.query(sql`
      SELECT lower(t.name) AS key, min(t.line) AS line FROM license_import_item t
      WHERE t.import_id = ${id} AND lower(t.name) = ANY(${[...names]}::text[]) GROUP BY 1`);
  }

  /** Ends an import of a runner. The file of a check is kept for its import. */
  async finish(id: number, runner: string, failure: string | null): Promise<void> {
    await this.database.query(sql`
      UPDATE license_import
      SET state = ${failure === null ? 'DONE' : 'FAILED'}, failure = ${failure}, finished_at = now(), runner = NULL
      WHERE id = ${id} AND runner = ${runner} AND state = 'RUNNING'`);
  }

  /** Lets somebody else go on with an import at once. */
  async release(id: number, runner: string): Promise<void> {
    await this.database.query(
      sql`UPDATE license_import SET runner = NULL WHERE id = ${id} AND runner = ${runner} AND state = 'RUNNING'`,
    );
  }

  async dropParts(id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM license_import_part WHERE import_id = ${id}`);
  }

  /** Whose import it is, by the key of an actor. */
  async ownerOf(id: number): Promise<string> {
    const { owner } = await this.database.one<{ owner: string }>(
      sql`SELECT actor_key AS owner FROM license_import WHERE id = ${id}`,
    );
    return owner;
  }

  /** Forgets files a day after their check, and imports after so many days. */
  async forget(days: number): Promise<void> {
    await this.database.query(sql`
      DELETE FROM license_import_part WHERE import_id IN (
        SELECT id FROM license_import WHERE finished_at < now() - interval '1 day')`);
    await this.database.query(
      sql`DELETE FROM license_import WHERE finished_at < now() - make_interval(days => ${days})`,
    );
  }
}

/** A row as it is answered: what there is nothing of is left out. */
export function toImportedRow({ line, name, action, licenseId, errors, notes }: ImportedRow): ImportedRowResponse {
  return {
    line,
    name,
    action,
    ...(licenseId === null ? {} : { licenseId }),
    ...(errors.length === 0 ? {} : { errors }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
