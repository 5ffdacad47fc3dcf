import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import {
  type LicenseKeyEventResponse,
  type LicenseKeyListQuery,
  type LicenseKeyResponse,
  type LicenseKeyRow,
  toLicenseKeyResponse,
} from './license-keys.dto.js';
import type { PresentKey } from './license-keys.errors.js';

/** A key that is held for a change, with what it says of itself. */
export interface HeldLicenseKey {
  id: number;
  version: number;
  label: string;
  sealed: string;
  assignmentId: number | null;
  /** The organization of its seat; null for a key of the license. */
  organizationId: number | null;
}

/** A key that is new. */
export interface NewLicenseKey {
  id: number;
  licenseId: number;
  assignmentId: number | null;
  label: string;
  sealed: string;
  hint: string;
  fingerprint: string;
  actorId: number | null;
  actorName: string;
}

const holderName = sql`coalesce(d.name, p.name, c.name)`;

/** A key has one seat at the most, and that has one holder, so each of the joins keeps one row. */
const list: ListDefinition = {
  select: sql`k.id, k.version, k.label, k.hint, k.created_at AS "createdAt", k.actor_name AS "by",
    CASE WHEN a.id IS NOT NULL THEN json_build_object(
      'id', a.id,
      'holder', json_build_object(
        'kind', CASE WHEN a.device_id IS NOT NULL THEN 'DEVICE' WHEN a.person_id IS NOT NULL THEN 'PERSON' ELSE 'LOCATION' END,
        'id', coalesce(a.device_id, a.person_id, a.location_id),
        'name', ${holderName}),
      'endedOn', a.ended_on) END AS assignment`,
  from: sql`license_key k
    LEFT JOIN assignment a ON a.id = k.assignment_id
    LEFT JOIN device d ON d.id = a.device_id
    LEFT JOIN person p ON p.id = a.person_id
    LEFT JOIN location c ON c.id = a.location_id`,
  id: sql`k.id`,
  sorts: {
    label: sql`lower(k.label)`,
    holder: sql`lower(${holderName})`,
    createdAt: sql`k.created_at`,
    id: sql`k.id`,
  },
  defaultSort: '-id',
};

/** What the audit log has of one key. audit_event_subject_idx serves the filter and the default order. */
const events: ListDefinition = {
  select: sql`e.id, e.at, upper(split_part(e.action, '.', 2)) AS what, e.actor_name AS "by"`,
  from: sql`audit_event e`,
  id: sql`e.id`,
  sorts: { at: sql`e.at`, by: sql`lower(e.actor_name)`, id: sql`e.id` },
  defaultSort: '-id',
};

@Injectable()
export class LicenseKeysRepository {
  constructor(private readonly database: Database) {}

  /**
   * The keys of a license. license_key_license_id_idx serves the filter and the default order.
   * @param seats what the actor may see of seats `a`: the key of a seat is seen with it.
   */
  list(licenseId: number, seats: Sql, query: Unpaged<LicenseKeyListQuery>): RowList<LicenseKeyResponse> {
    const where = [visibleOf(licenseId, seats)];
    if (query.assignmentId !== undefined) where.push(inIds(sql`k.assignment_id`, query.assignmentId));
    if (query.q !== undefined && query.q !== '') {
      const pattern = containsPattern(query.q);
      where.push(sql`k.label ILIKE ${pattern} OR ${holderName} ILIKE ${pattern}`);
    }
    return listOf<LicenseKeyRow, LicenseKeyResponse>(this.database, list, where, toLicenseKeyResponse);
  }

  /** What was done with a key, newest first. */
  events(licenseId: number, id: number, query: Unpaged<ListQuery>): RowList<LicenseKeyEventResponse> {
    const where = [
      sql`e.subject_type = 'License' AND e.subject_id = ${licenseId} AND starts_with(e.action, 'license-key.')`,
      sql`coalesce(e.after, e.before) ->> 'id' = ${String(id)}`,
    ];
    if (query.q !== undefined && query.q !== '') where.push(sql`e.actor_name ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, events, where, (row: LicenseKeyEventResponse) => row);
  }

  /** One key as it is shown, or null. */
  async find(licenseId: number, seats: Sql, id: number): Promise<LicenseKeyResponse | null> {
    const row = await this.database.first<LicenseKeyRow>(sql`
      SELECT ${list.select} FROM ${list.from} WHERE k.id = ${id} AND ${visibleOf(licenseId, seats)}`);
    return row === null ? null : toLicenseKeyResponse(row);
  }

  /** Holds a key for a change, or null. */
  lock(licenseId: number, seats: Sql, id: number): Promise<HeldLicenseKey | null> {
    return this.database.first(sql`
      SELECT k.id, k.version, k.label, k.sealed, k.assignment_id AS "assignmentId", a.organization_id AS "organizationId"
      FROM license_key k LEFT JOIN assignment a ON a.id = k.assignment_id
      WHERE k.id = ${id} AND ${visibleOf(licenseId, seats)} FOR NO KEY UPDATE OF k`);
  }

  /** A seat of the license that satisfies `seats`, held so that it does not end meanwhile; or null. */
  seat(licenseId: number, seats: Sql, id: number): Promise<{ ended: boolean; organizationId: number | null } | null> {
    return this.database.first(sql`
      SELECT a.ended_on IS NOT NULL AS ended, a.organization_id AS "organizationId" FROM assignment a
      WHERE a.id = ${id} AND a.license_id = ${licenseId} AND (${seats}) FOR SHARE`);
  }

  /** Holds a license so that of two who give it a key of one value, the second finds that of the first; false: it is gone. */
  async lockLicense(licenseId: number): Promise<boolean> {
    const held = await this.database.first(sql`SELECT id FROM license WHERE id = ${licenseId} FOR NO KEY UPDATE`);
    return held !== null;
  }

  /** The keys of a license and of all its seats with one of these marks; license_key_license_id_fingerprint_idx. */
  withMarks(licenseId: number, marks: readonly string[]): Promise<(PresentKey & { assignmentId: number | null })[]> {
    return this.database.query(sql`
      SELECT id, assignment_id AS "assignmentId", label, created_at::date AS "addedOn" FROM license_key
      WHERE license_id = ${licenseId} AND fingerprint = ANY(${[...marks]}::text[]) ORDER BY id`);
  }

  /**
   * The keys of a license and of all its seats that end alike and have no mark, or that of a key nobody knows any more:
   * those whose values may be equal. Held, so that each is marked by what it says.
   */
  unmarked(
    licenseId: number,
    hint: string,
    knownPrefixes: readonly string[],
  ): Promise<{ id: number; sealed: string }[]> {
    return this.database.query(sql`
      SELECT id, sealed FROM license_key
      WHERE license_id = ${licenseId} AND hint = ${hint} AND (fingerprint IS NULL OR NOT EXISTS (
        SELECT FROM unnest(${[...knownPrefixes]}::text[]) AS prefix WHERE starts_with(fingerprint, prefix)))
      ORDER BY id FOR NO KEY UPDATE`);
  }

  async mark(keys: readonly { id: number; mark: string }[]): Promise<void> {
    if (keys.length === 0) return;
    await this.database.query(sql`
      UPDATE license_key k SET fingerprint = marked.mark
      FROM unnest(${keys.map(({ id }) => id)}::bigint[], ${keys.map(({ mark }) => mark)}::text[]) AS marked (id, mark)
      WHERE k.id = marked.id`);
  }

  /** The id of the next key: what is encrypted is bound to it before the row is there. */
  async nextId(): Promise<number> {
    const { id } = await this.database.one<{ id: number }>(
      sql`SELECT nextval(pg_get_serial_sequence('license_key', 'id')) AS id`,
    );
    return id;
  }

  async insert(key: NewLicenseKey): Promise<void> {
    await this.database.query(sql`
      INSERT INTO license_key (id, license_id, assignment_id, label, sealed, hint, fingerprint, actor_id, actor_name)
      OVERRIDING SYSTEM VALUE
      VALUES (${key.id}, ${key.licenseId}, ${key.assignmentId}, ${key.label}, ${key.sealed}, ${key.hint}, ${key.fingerprint},
        ${key.actorId}, ${key.actorName})`);
  }

  async relabel(id: number, label: string): Promise<void> {
    await this.database.query(sql`UPDATE license_key SET label = ${label}, version = version + 1 WHERE id = ${id}`);
  }

  async delete(id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM license_key WHERE id = ${id}`);
  }
}

function visibleOf(licenseId: number, seats: Sql): Sql {
  return sql`k.license_id = ${licenseId} AND (k.assignment_id IS NULL OR (${seats}))`;
}
