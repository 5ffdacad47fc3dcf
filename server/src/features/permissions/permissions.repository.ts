import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { Grant } from './permissions.rules.js';
import {
  accessColumns,
  accessOf,
  type AccessRow,
  type PermissionOwner,
  type TechnicianAccess,
} from './technician-access.sql.js';

const tables: Record<PermissionOwner['kind'], { table: Sql; id: Sql }> = {
  ROLE: { table: sql`technician_role`, id: sql`id` },
  TECHNICIAN: { table: sql`technician`, id: sql`person_id` },
};

@Injectable()
export class PermissionsRepository {
  constructor(private readonly database: Database) {}

  /** Null for nobody, and for people who are not technicians. */
  async accessOf(technicianId: number): Promise<TechnicianAccess | null> {
    const row = await this.database.first<AccessRow>(sql`
      SELECT ${accessColumns} FROM technician t LEFT JOIN technician_role r ON r.id = t.technician_role_id
      WHERE t.person_id = ${technicianId}`);
    return row === null ? null : accessOf(technicianId, row);
  }

  /** Nothing for an owner who is not there. */
  async grantsOf({ kind, id }: PermissionOwner): Promise<Grant[]> {
    const { table, id: column } = tables[kind];
    const row = await this.database.first<{ permissions: Grant[] }>(
      sql`SELECT permissions FROM ${table} WHERE ${column} = ${id}`,
    );
    return row?.permissions ?? [];
  }

  /** The grants of several owners of one kind, by their ids. */
  async grantsOfAll(kind: PermissionOwner['kind'], ids: readonly number[]): Promise<Map<number, Grant[]>> {
    if (ids.length === 0) return new Map();
    const { table, id: column } = tables[kind];
    const rows = await this.database.query<{ id: number; permissions: Grant[] }>(
      sql`SELECT ${column} AS id, permissions FROM ${table} WHERE ${inIds(column, ids)}`,
    );
    return new Map(rows.map(({ id, permissions }) => [id, permissions]));
  }

  /** Holds an owner for a change of its permissions. @returns null when it is not there. */
  async lockGrantsOf({ kind, id }: PermissionOwner): Promise<Grant[] | null> {
    const { table, id: column } = tables[kind];
    const row = await this.database.first<{ permissions: Grant[] }>(
      sql`SELECT permissions FROM ${table} WHERE ${column} = ${id} FOR NO KEY UPDATE`,
    );
    return row?.permissions ?? null;
  }

  async write({ kind, id }: PermissionOwner, grants: readonly Grant[]): Promise<void> {
    const { table, id: column } = tables[kind];
    await this.database.query(sql`
      UPDATE ${table} SET permissions = ${JSON.stringify(grants)}::jsonb, version = version + 1 WHERE ${column} = ${id}`);
  }

  /** How organizations are called. */
  async organizationNames(ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: number; name: string }>(
      sql`SELECT o.id, o.name FROM organization o WHERE ${inIds(sql`o.id`, ids)}`,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Those of some ids that are organizations which satisfy `visible`, over `o`. */
  async organizationsAmong(ids: readonly number[], visible: Sql): Promise<Set<number>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT o.id FROM organization o WHERE ${inIds(sql`o.id`, ids)} AND (${visible})`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}
