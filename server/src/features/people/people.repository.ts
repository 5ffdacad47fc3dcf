import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, picked, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { type PersonListQuery, type PersonResponse, type PersonRow, toPersonResponse } from './people.dto.js';
import { Person } from './people.entity.js';
import type { PersonKind } from './people.rules.js';

/** What of a person can be written; the kind only once. */
export interface PersonFields {
  name: string;
  email: string;
  organizationId: number | null;
}

/** A person held for a change. */
export interface HeldPerson {
  id: number;
  version: number;
  kind: PersonKind;
  organizationId: number | null;
}

/** person_name_idx serves the default order, person_search_idx the search. */
const list: ListDefinition = {
  select: sql`p.id, p.version, p.kind, p.name, p.email, p.created_at,
    o.id AS organization_id, o.name AS organization_name,
    ARRAY(
      SELECT jsonb_build_object('id', r.id, 'name', r.name)
      FROM person_end_user_role h JOIN end_user_role r ON r.id = h.role_id
      WHERE h.person_id = p.id ORDER BY lower(r.name)
    ) AS roles,
    tr.id AS technician_role_id, tr.name AS technician_role_name,
    coalesce(t.system_administrator, FALSE) AS system_administrator, coalesce(t.active, TRUE) AS active,
    t.person_id IS NOT NULL AND t.password_hash IS NULL
      AND NOT EXISTS (SELECT FROM technician_identity i WHERE i.person_id = t.person_id) AS invitation_pending,
    coalesce(t.requires_one_time_code, FALSE) AS requires_one_time_code,
    EXISTS (
      SELECT FROM authenticator a WHERE a.technician_id = p.id AND a.confirmed_at IS NOT NULL
    ) AS has_one_time_codes`,
  from: sql`person p
    LEFT JOIN organization o ON o.id = p.organization_id
    LEFT JOIN technician t ON t.person_id = p.id
    LEFT JOIN technician_role tr ON tr.id = t.technician_role_id`,
  counted: sql`person p LEFT JOIN technician t ON t.person_id = p.id`,
  countedSorts: ['name', 'email', 'kind', 'systemAdministrator', 'active', 'createdAt', 'id'],
  id: sql`p.id`,
  neverNull: ['name', 'email', 'kind', 'createdAt', 'id'],
  sorts: {
    name: sql`lower(p.name)`,
    email: sql`lower(p.email)`,
    kind: sql`p.kind`,
    organization: sql`lower(o.name)`,
    systemAdministrator: sql`coalesce(t.system_administrator, FALSE)`,
    active: sql`coalesce(t.active, TRUE)`,
    createdAt: sql`p.created_at`,
    id: sql`p.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  /** The people who satisfy `visible`. */
  list(visible: Sql, query: Unpaged<PersonListQuery>): RowList<PersonResponse> {
    const where = [visible];
    where.push(...picked(query.kind, query.kindNot, (kinds) => sql`p.kind = ANY(${kinds}::text[])`));
    if (query.organizationId !== undefined) where.push(inIds(sql`p.organization_id`, query.organizationId));
    where.push(...picked(query.roleId, query.roleIdNot, hasRole));
    if (query.technicianRoleId !== undefined) where.push(inIds(sql`t.technician_role_id`, query.technicianRoleId));
    if (query.active === true) where.push(sql`t.active IS DISTINCT FROM FALSE`);
    if (query.active === false) where.push(sql`t.active = FALSE`);
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`p.name ILIKE ${pattern} OR p.email ILIKE ${pattern}`);
    }
    return listOf(this.database, list, where, toPersonResponse);
  }

  /** One person as they are shown, or null. */
  async find(visible: Sql, id: number): Promise<PersonResponse | null> {
    const row = await this.database.first<PersonRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE p.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toPersonResponse(row);
  }

  /** Holds a person for a change, or null. */
  lock(visible: Sql, id: number): Promise<HeldPerson | null> {
    return this.database.first<HeldPerson>(sql`
      SELECT p.id, p.version, p.kind, p.organization_id AS "organizationId" FROM person p
      WHERE p.id = ${id} AND (${visible}) FOR NO KEY UPDATE`);
  }

  /** Like `lock`, and nobody can name the person in a new row until the transaction ends: no seat, no device. */
  lockAlone(visible: Sql, id: number): Promise<HeldPerson | null> {
    return this.database.first<HeldPerson>(sql`
      SELECT p.id, p.version, p.kind, p.organization_id AS "organizationId" FROM person p
      WHERE p.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  /** Keeps the organization of an end user as it is until the transaction ends; null when there is none to be seen. */
  holdEndUser(visible: Sql, id: number): Promise<{ organizationId: number } | null> {
    return this.database.first<{ organizationId: number }>(sql`
      SELECT p.organization_id AS "organizationId" FROM person p
      WHERE p.id = ${id} AND p.kind = 'END_USER' AND (${visible}) FOR SHARE`);
  }

  /** The devices whose primary user this is; device_primary_user_id_idx. */
  async devicesOf(id: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT id FROM device WHERE primary_user_id = ${id} ORDER BY id`,
    );
    return rows.map((row) => row.id);
  }

  async insert(kind: PersonKind, fields: PersonFields): Promise<number> {
    const { identifiers } = await this.database.repository(Person).insert({ kind, ...fields });
    return Number(identifiers[0]?.['id']);
  }

  /** Raises the version too, also when nothing but the account changes. */
  async update(id: number, fields: Partial<PersonFields>): Promise<void> {
    await this.database.repository(Person).update({ id }, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(Person).delete({ id });
  }
}

/** Has any of some end-user roles; person_end_user_role_role_id_idx. */
function hasRole(roleIds: readonly number[]): Sql {
  return sql`p.id IN (SELECT h.person_id FROM person_end_user_role h WHERE ${inIds(sql`h.role_id`, roleIds)})`;
}
