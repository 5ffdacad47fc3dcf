import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { anyOf, containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { SavedViewListQuery, SavedViewResponse } from './saved-views.dto.js';
import { SavedView } from './saved-views.entity.js';

/** What of a view can be written. */
export interface ViewFields {
  name: string;
  query: string;
  shared: boolean;
  isDefault: boolean;
}

/** A view that is held for a change. */
export interface HeldView extends ViewFields {
  id: number;
  version: number;
  ownerId: number;
  table: string;
}

const held = sql`v.id, v.version, v.owner_id AS "ownerId", v.table_key AS "table", v.name, v.query, v.shared,
  v.is_default AS "isDefault"`;

/** Who looks at views. */
export interface ViewReader {
  /** Whose own ones they see; null: nobody's. */
  ownerId: number | null;
  /** Whether they see what others share. */
  seesShared: boolean;
}

/** saved_view_name_key */
function ownOf({ ownerId }: ViewReader): Sql {
  return ownerId === null ? sql`FALSE` : sql`v.owner_id = ${ownerId}`;
}

/** What somebody sees: their own, and what is shared with them. */
function seenBy(reader: ViewReader): Sql {
  return reader.seesShared ? anyOf([ownOf(reader), sql`v.shared`]) : ownOf(reader);
}

function viewsOf(reader: ViewReader): ListDefinition {
  const own = ownOf(reader);
  return {
    select: sql`v.id, v.version, v.table_key AS "table", v.name, v.query, v.shared, v.is_default AND ${own} AS "isDefault",
      json_build_object('id', p.id, 'name', p.name) AS owner, ${own} AS own`,
    from: sql`saved_view v JOIN person p ON p.id = v.owner_id`,
    id: sql`v.id`,
    sorts: {
      name: sql`lower(v.name)`,
      table: sql`v.table_key`,
      shared: sql`v.shared`,
      createdAt: sql`v.created_at`,
      id: sql`v.id`,
    },
    defaultSort: 'name',
  };
}

/** Views of the panel's tables. @param visible of views, of the alias `v`. */
@Injectable()
export class SavedViewsRepository {
  constructor(private readonly database: Database) {}

  list(visible: Sql, reader: ViewReader, query: Unpaged<SavedViewListQuery>): RowList<SavedViewResponse> {
    const where = [visible, seenBy(reader)];
    if (query.table !== undefined) where.push(sql`v.table_key = ANY(${query.table}::text[])`);
    if (query.shared !== undefined) where.push(sql`v.shared = ${query.shared}`);
    if (query.q !== undefined) where.push(sql`v.name ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, viewsOf(reader), where, (row: SavedViewResponse) => row);
  }

  /** One view as it is shown, or null. */
  find(visible: Sql, reader: ViewReader, id: number): Promise<SavedViewResponse | null> {
    const { select, from } = viewsOf(reader);
    return this.database.first(sql`
      SELECT ${select} FROM ${from} WHERE v.id = ${id} AND (${visible}) AND (${seenBy(reader)})`);
  }

  /** One view that is held, as it is shown to somebody, whether or not they see it from now on. */
  held(reader: ViewReader, id: number): Promise<SavedViewResponse> {
    const { select, from } = viewsOf(reader);
    return this.database.one(sql`SELECT ${select} FROM ${from} WHERE v.id = ${id}`);
  }

  /** Lets nobody else change which views somebody has until the transaction ends. */
  async holdOwner(ownerId: number): Promise<void> {
    await this.database.query(sql`
      SELECT FROM technician t WHERE t.person_id = ${ownerId} FOR NO KEY UPDATE`);
  }

  /** Whose view it is, of those that somebody sees; null where there is none. */
  async ownerOf(visible: Sql, reader: ViewReader, id: number): Promise<number | null> {
    const view = await this.database.first<{ ownerId: number }>(sql`
      SELECT v.owner_id AS "ownerId" FROM saved_view v WHERE v.id = ${id} AND (${visible}) AND (${seenBy(reader)})`);
    return view?.ownerId ?? null;
  }

  /** One view for a change, or null. */
  lock(visible: Sql, reader: ViewReader, id: number): Promise<HeldView | null> {
    return this.database.first(sql`
      SELECT ${held} FROM saved_view v WHERE v.id = ${id} AND (${visible}) AND (${seenBy(reader)}) FOR UPDATE`);
  }

  /** How many views somebody has: of a table, and of all. */
  countsOf(ownerId: number, table: string): Promise<{ ofTable: number; all: number }> {
    return this.database.one(sql`
      SELECT count(*) FILTER (WHERE v.table_key = ${table}) AS "ofTable", count(*) AS all
      FROM saved_view v WHERE v.owner_id = ${ownerId}`);
  }

  /** Takes the default of a table away from the view that has it. @returns that view as it was, or null. */
  async releaseDefault(ownerId: number, table: string): Promise<HeldView | null> {
    const before = await this.database.first<HeldView>(sql`
      SELECT ${held} FROM saved_view v WHERE v.owner_id = ${ownerId} AND v.table_key = ${table} AND v.is_default FOR UPDATE`);
    if (before !== null) await this.update(before.id, { isDefault: false });
    return before;
  }

  async insert(fields: ViewFields & { ownerId: number; tableKey: string }): Promise<number> {
    const { identifiers } = await this.database.repository(SavedView).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<ViewFields>): Promise<void> {
    await this.database.repository(SavedView).update({ id }, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(SavedView).delete({ id });
  }
}
