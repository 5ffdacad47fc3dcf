import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import { status } from '../licenses/license-list.sql.js';
import type { SearchKind } from './search.rules.js';

/** How a kind is searched. */
export interface SearchSource {
  /** The table with its alias, and the alias alone. */
  table: Sql;
  alias: Sql;
  name: Sql;
  /** A condition on a row: it belongs to one of some organizations. Absent: it belongs to none. */
  within?: (organizationIds: readonly number[]) => Sql;
  /** Joins that the columns below need; each finds one row at the most. */
  joins?: Sql;
  organization?: Sql;
  publisher?: Sql;
  type?: Sql;
  status?: Sql;
}

/** What of the rest an actor sees: conditions on a license's organizations `lo` or `u`, and on counts of devices `c`. */
export interface SearchSight {
  scopes: (alias: string) => Sql;
  counts: Sql;
}

const owner = sql`CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END`;
const archived = (at: Sql) => sql`CASE WHEN ${at} IS NOT NULL THEN 'ARCHIVED' END`;

/** Of things with a column `organization_id`. */
const owned = (alias: Sql) => ({
  within: (ids: readonly number[]) => inIds(sql`${alias}.organization_id`, ids),
  joins: sql`LEFT JOIN organization o ON o.id = ${alias}.organization_id`,
  organization: owner,
});

const named = (table: Sql, alias: Sql): SearchSource => ({
  table: sql`${table} ${alias}`,
  alias,
  name: sql`${alias}.name`,
});

/**
 * The kinds by what they are read from. device_name_beginning_idx, person_name_beginning_idx and product_name_beginning_idx
 * find how a name begins, whatever the database sorts by; device_search_idx, person_search_idx and product_name_trgm_idx a piece of it; of the other kinds there are few.
 */
export function searchSources(today: Sql, sight: SearchSight): Record<SearchKind, SearchSource> {
  return {
    LICENSE: {
      ...named(sql`license`, sql`l`),
      // Limited to one of them, or global with a seat in one: as the list of licenses has it.
      within: (ids) => sql`
        EXISTS (SELECT FROM license_organization lo WHERE lo.license_id = l.id
          AND ${inIds(sql`lo.organization_id`, ids)} AND (${sight.scopes('lo')}))
        OR l.scope_global AND EXISTS (SELECT FROM license_usage u WHERE u.license_id = l.id
          AND ${inIds(sql`u.organization_id`, ids)} AND u.seats > 0 AND (${sight.scopes('u')}))`,
      joins: sql`LEFT JOIN publisher made ON made.id = l.publisher_id`,
      organization: sql`(
        SELECT json_build_object('id', o.id, 'name', o.name)
        FROM license_organization lo JOIN organization o ON o.id = lo.organization_id
        WHERE lo.license_id = l.id AND (${sight.scopes('lo')}) ORDER BY lower(o.name), o.id LIMIT 1)`,
      publisher: sql`made.name`,
      type: sql`l.type`,
      status: status(today),
    },
    DEVICE: {
      ...named(sql`device`, sql`d`),
      ...owned(sql`d`),
      type: sql`d.device_class`,
      status: sql`d.status`,
    },
    PERSON: { ...named(sql`person`, sql`p`), ...owned(sql`p`), type: sql`p.kind` },
    ORGANIZATION: {
      ...named(sql`organization`, sql`o`),
      within: (ids) => inIds(sql`o.id`, ids),
      status: archived(sql`o.archived_at`),
    },
    LOCATION: {
      ...named(sql`location`, sql`l`),
      ...owned(sql`l`),
      status: archived(sql`coalesce(l.archived_at, o.archived_at)`),
    },
    PRODUCT: {
      ...named(sql`product`, sql`p`),
      within: (ids) => sql`EXISTS (
        SELECT FROM product_device_count c WHERE c.product_id = p.id AND c.devices > 0
          AND ${inIds(sql`c.organization_id`, ids)} AND (${sight.counts}))`,
      publisher: sql`nullif(p.publisher_name, '')`,
      type: sql`p.kind`,
    },
    INVOICE: {
      table: sql`billing_invoice i`,
      alias: sql`i`,
      name: sql`i.number`,
      ...owned(sql`i`),
      type: sql`i.kind`,
      status: sql`i.status`,
    },
    DEVICE_GROUP: named(sql`device_group`, sql`g`),
    PUBLISHER: named(sql`publisher`, sql`p`),
    VENDOR: named(sql`vendor`, sql`v`),
  };
}
