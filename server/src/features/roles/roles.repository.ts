import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { commaSeparated, containsPattern, identifier, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import type { RoleUsage } from './roles.rules.js';
import type { HeldRole, Role, RoleFields, RoleKind } from './roles.types.js';

/** Conditions under which the actor sees things, each over its alias: r, p, l. */
export interface VisibleToActor {
  roles: Sql;
  people: Sql;
  licenses: Sql;
}

/** The people whose role `condition` is true of. Served by the index that begins with the role. */
function holding({ holders }: RoleKind, condition: (roleId: Sql) => Sql): Sql {
  const { table, personColumn, roleColumn } = holders;
  return sql`
    FROM ${identifier(table)} holder JOIN person p ON p.id = holder.${identifier(personColumn)}
    WHERE ${condition(sql`holder.${identifier(roleColumn)}`)}`;
}

/** Roles with what they are counted by. The rules of licenses are read once, not once for every role. */
function definition(kind: RoleKind, visible: VisibleToActor): ListDefinition {
  const ofThis = holding(kind, (roleId) => sql`${roleId} = r.id`);
  const personCount = sql`(SELECT count(*) ${ofThis} AND (${visible.people}))`;
  const licenseCount = sql`coalesce(named.licenses, 0)`;
  return {
    select: sql`r.id, r.version, r.name, r.description, r.created_at AS "createdAt",
      ${personCount} AS "personCount", ${licenseCount} AS "licenseCount"`,
    from: sql`${identifier(kind.table)} r
      LEFT JOIN (
        SELECT role.id::bigint AS role_id, count(DISTINCT l.id) AS licenses
        FROM license l
        CROSS JOIN LATERAL jsonb_array_elements(l.assignment_rule #> ${[kind.ruleSection, 'roleIds']}::text[]) AS role (id)
        WHERE ${visible.licenses}
        GROUP BY role.id::bigint
      ) AS named ON named.role_id = r.id`,
    id: sql`r.id`,
    sorts: {
      name: sql`lower(r.name)`,
      personCount,
      licenseCount,
      createdAt: sql`r.created_at`,
      id: sql`r.id`,
    },
    defaultSort: 'name',
  };
}

@Injectable()
export class RolesRepository {
  constructor(private readonly database: Database) {}

  /** The roles that the actor may see. */
  list(kind: RoleKind, visible: VisibleToActor, query: Unpaged<ListQuery>): RowList<Role> {
    const where = [visible.roles];
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`r.name ILIKE ${pattern} OR r.description ILIKE ${pattern}`);
    }
    return listOf(this.database, definition(kind, visible), where, (row: Role) => row);
  }

  /** One role as it is shown, or null. */
  find(kind: RoleKind, visible: VisibleToActor, id: number): Promise<Role | null> {
    const { select, from } = definition(kind, visible);
    return this.database.first(sql`SELECT ${select} FROM ${from} WHERE r.id = ${id} AND (${visible.roles})`);
  }

  /** Holds a role for a change, or null. People can be given it meanwhile. */
  lock(kind: RoleKind, visible: Sql, id: number): Promise<HeldRole | null> {
    return this.database.first(sql`
      SELECT r.id, r.version, r.name, r.description FROM ${identifier(kind.table)} r
      WHERE r.id = ${id} AND (${visible}) FOR NO KEY UPDATE`);
  }

  /** Like `lock`, and waits for everybody who is being given the role, and for every rule that keeps it. */
  lockAlone(kind: RoleKind, visible: Sql, id: number): Promise<HeldRole | null> {
    return this.database.first(sql`
      SELECT r.id, r.version, r.name, r.description FROM ${identifier(kind.table)} r
      WHERE r.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  /** Of the ids, those of roles that satisfy `visible`. These stay until the transaction ends. */
  async keep(kind: RoleKind, visible: Sql, ids: readonly number[]): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT r.id FROM ${identifier(kind.table)} r
      WHERE ${inIds(sql`r.id`, ids)} AND (${visible}) ORDER BY r.id FOR KEY SHARE`);
    return rows.map((row) => row.id);
  }

  /** Who has a role and which license rules name it. */
  async usage(kind: RoleKind, id: number, visible: VisibleToActor): Promise<RoleUsage> {
    const ofThis = holding(kind, (roleId) => sql`${roleId} = ${id}`);
    const people = await this.database.one<{ all: number; visible: number }>(sql`
      SELECT count(*) AS all, count(*) FILTER (WHERE ${visible.people}) AS visible ${ofThis}`);
    const rule = JSON.stringify({ [kind.ruleSection]: { roleIds: [id] } });
    const licenses = await this.database.query<{ id: number; name: string; visible: boolean }>(sql`
      SELECT l.id, l.name, (${visible.licenses}) AS visible FROM license l
      WHERE l.assignment_rule @> ${rule}::jsonb ORDER BY lower(l.name)`);
    return {
      people: { count: people.visible, hidden: people.visible < people.all },
      licenses: {
        items: licenses.filter((license) => license.visible).map((license) => ({ id: license.id, name: license.name })),
        hidden: licenses.some((license) => !license.visible),
      },
    };
  }

  async insert(kind: RoleKind, { name, description }: RoleFields): Promise<number> {
    const { id } = await this.database.one<{ id: number }>(sql`
      INSERT INTO ${identifier(kind.table)} (name, description) VALUES (${name}, ${description}) RETURNING id`);
    return id;
  }

  async update(kind: RoleKind, id: number, { name, description }: Partial<RoleFields>): Promise<void> {
    const changes = [sql`version = version + 1`, sql`updated_at = now()`];
    if (name !== undefined) changes.push(sql`name = ${name}`);
    if (description !== undefined) changes.push(sql`description = ${description}`);
    await this.database.query(sql`UPDATE ${identifier(kind.table)} SET ${commaSeparated(changes)} WHERE id = ${id}`);
  }

  async delete(kind: RoleKind, id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM ${identifier(kind.table)} WHERE id = ${id}`);
  }
}
