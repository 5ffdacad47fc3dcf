import { allOf, anyOf, containsPattern, inIds, sql, type Sql, startsWithPattern } from '../../platform/database/sql.js';
import type { DeviceCondition, DeviceField, FieldOperator } from './device-criteria.rules.js';

/** Which devices a statement is about: it looks at the installations of no others. */
export type DeviceRestriction = { kind: 'every' } | { kind: 'ids'; ids: readonly number[] } | DeviceBatch;

/** Many devices, at least one. What is on them is not read as a whole. */
export interface DeviceBatch {
  kind: 'batch';
  /** Their ids, as PostgreSQL writes and reads an array: nobody else looks at them. */
  ids: string;
  first: number;
  last: number;
}

type InstalledCondition = Extract<DeviceCondition, { kind: 'installed' }>;

/** What a condition needs from the database before it can be compiled. */
export interface CompileContext {
  /**
   * The releases that a condition on software wants; null where the statement has to look them up itself, never for a
   * version range. See `DeviceCriteriaService`.
   */
  releasesOf(software: InstalledCondition): readonly number[] | null;
  /** Archived locations, and those of archived organizations; null where `softwareQueriesOf` the restriction find them. */
  archivedLocationIds: readonly number[] | null;
  /** Time zone in which a calendar date begins. */
  timeZone: string;
  restriction: DeviceRestriction;
}

/** The restriction as a condition on a column that holds device ids. */
export function restrictTo(restriction: DeviceRestriction, column: Sql): Sql {
  switch (restriction.kind) {
    case 'every':
      return sql`TRUE`;
    case 'ids':
      return restriction.ids.length === 1
        ? sql`${column} = ${restriction.ids[0]}::bigint`
        : inIds(column, restriction.ids);
    case 'batch':
      return sql`${boundsOf(restriction, column)} AND ${column} = ANY(${restriction.ids}::bigint[])`;
  }
}

/** What lies between the first and the last of a batch: a part of an index, whatever else is asked. */
function boundsOf({ first, last }: DeviceBatch, column: Sql): Sql {
  return sql`${column} BETWEEN ${first}::bigint AND ${last}::bigint`;
}

/** Installations are joined to devices that are restricted: of a batch, the part of the index that they are in is enough. */
function restrictInstallations(restriction: DeviceRestriction): Sql {
  const column = sql`i.device_id`;
  return restriction.kind === 'batch' ? boundsOf(restriction, column) : restrictTo(restriction, column);
}

/**
 * The condition as SQL over the device table with alias `d`: true or false for every device, never NULL, and safe to put
 * behind AND, OR or NOT as it is. Compiled for a few devices (`ids`), it belongs into a statement that begins with the
 * `softwareQueriesOf` the same restriction.
 */
export function compileCondition(condition: DeviceCondition, context: CompileContext): Sql {
  switch (condition.kind) {
    case 'all':
      return sql`(${allOf(condition.conditions.map((child) => compileCondition(child, context)))})`;
    case 'any':
      return sql`(${anyOf(condition.conditions.map((child) => compileCondition(child, context)))})`;
    case 'not':
      return sql`NOT (${compileCondition(condition.condition, context)})`;
    case 'devices':
      return inIds(sql`d.id`, condition.ids);
    case 'openPlace':
      return compileOpenPlace(context);
    case 'field':
      return compileField(condition.field, condition.operator, condition.values, context.timeZone);
    case 'installed':
      return compileInstalled(condition, context);
  }
}

/**
 * What stands behind WITH in a statement whose conditions were compiled for the restriction: see `withQueries`. For a few
 * devices that is all that is on them, and which are at archived places, read once: the conditions then need no join of
 * their own, and hundreds of them are planned in no time.
 */
export function softwareQueriesOf(restriction: DeviceRestriction): Sql[] {
  if (restriction.kind !== 'ids') return [];
  // OFFSET 0 keeps the look-ups by key, device by device: a hash of all releases takes longer than all the rest.
  return [
    sql`device_software AS MATERIALIZED (
      SELECT i.device_id, i.release_id, found.title_id, found.product_id
      FROM installation i
      CROSS JOIN LATERAL (
        SELECT r.title_id, (SELECT t.product_id FROM title t WHERE t.id = r.title_id) AS product_id
        FROM release r WHERE r.id = i.release_id OFFSET 0
      ) AS found
      WHERE ${restrictTo(restriction, sql`i.device_id`)}
    )`,
    sql`archived_device AS MATERIALIZED (
      SELECT d.id FROM device d JOIN location c ON c.id = d.location_id JOIN organization o ON o.id = d.organization_id
      WHERE ${restrictTo(restriction, sql`d.id`)} AND (c.archived_at IS NOT NULL OR o.archived_at IS NOT NULL)
    )`,
  ];
}

function compileOpenPlace({ archivedLocationIds, restriction }: CompileContext): Sql {
  if (archivedLocationIds !== null) {
    return archivedLocationIds.length === 0 ? sql`TRUE` : sql`NOT (${inIds(sql`d.location_id`, archivedLocationIds)})`;
  }
  const single = restriction.kind === 'ids' && restriction.ids.length === 1;
  return single
    ? sql`NOT EXISTS (SELECT FROM archived_device)`
    : sql`NOT EXISTS (SELECT FROM archived_device x WHERE x.id = d.id)`;
}

function compileInstalled(condition: InstalledCondition, context: CompileContext): Sql {
  const { restriction } = context;
  const releaseIds = context.releasesOf(condition);
  if (restriction.kind === 'ids') {
    const ofDevice = restriction.ids.length === 1 ? [] : [sql`s.device_id = d.id`];
    const wanted =
      releaseIds === null
        ? productOrTitle(condition, sql`s.product_id`, sql`s.title_id`)
        : inIds(sql`s.release_id`, releaseIds);
    return sql`EXISTS (SELECT FROM device_software s WHERE ${allOf([...ofDevice, wanted])})`;
  }
  // A semi-join, an anti-join behind NOT, or a hashed set behind OR: installation_release_device_idx finds the
  // installations of a release within the restriction, installation_pkey those of a device.
  const own = sql`i.device_id = d.id AND ${restrictInstallations(restriction)}`;
  return releaseIds === null
    ? sql`EXISTS (
        SELECT FROM title t JOIN release r ON r.title_id = t.id JOIN installation i ON i.release_id = r.id
        WHERE ${own} AND (${productOrTitle(condition, sql`t.product_id`, sql`t.id`)}))`
    : sql`EXISTS (SELECT FROM installation i WHERE ${own} AND ${inIds(sql`i.release_id`, releaseIds)})`;
}

function productOrTitle({ productIds, titleIds }: InstalledCondition, product: Sql, title: Sql): Sql {
  const either: Sql[] = [];
  if (productIds.length > 0) either.push(inIds(product, productIds));
  if (titleIds.length > 0) either.push(inIds(title, titleIds));
  return anyOf(either);
}

const columns: Record<Exclude<DeviceField, 'tag'>, Sql> = {
  organizationId: sql`d.organization_id`,
  locationId: sql`d.location_id`,
  deviceClass: sql`d.device_class`,
  status: sql`d.status`,
  osName: sql`d.os_name`,
  osVersion: sql`d.os_version`,
  name: sql`d.name`,
  serialNumber: sql`coalesce(d.serial_number, '')`,
  lastSeenAt: sql`d.last_seen_at`,
};

function compileField(
  field: DeviceField,
  operator: FieldOperator,
  values: readonly (string | number)[],
  timeZone: string,
): Sql {
  if (field === 'tag') {
    return operator === 'notIn'
      ? sql`NOT ${tagCondition(sql`lower(tag) = ANY(${lowered(values)}::text[])`)}`
      : tagCondition(compareText(sql`tag`, operator, values));
  }
  const column = columns[field];
  if (field === 'organizationId' || field === 'locationId') {
    const among = inIds(column, values.map(Number));
    return operator === 'notIn' ? sql`NOT (${among})` : among;
  }
  if (field === 'deviceClass' || field === 'status') return compareWord(column, operator, values);
  if (field === 'lastSeenAt') return compareMoment(column, operator, values[0] ?? '', timeZone);
  return compareText(column, operator, values);
}

function tagCondition(condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM unnest(d.tags) AS tag WHERE ${condition})`;
}

function lowered(values: readonly (string | number)[]): string[] {
  return values.map((value) => String(value).toLowerCase());
}

/** Words of ours are written in capitals: compared as they are, the database knows how frequent each is. */
function compareWord(column: Sql, operator: FieldOperator, values: readonly (string | number)[]): Sql {
  const words = values.map((value) => String(value).toUpperCase());
  return operator === 'notIn' ? sql`${column} <> ALL(${words}::text[])` : sql`${column} = ANY(${words}::text[])`;
}

/** Text is compared without case. */
function compareText(column: Sql, operator: FieldOperator, values: readonly (string | number)[]): Sql {
  const first = String(values[0] ?? '');
  switch (operator) {
    case 'contains':
      return sql`${column} ILIKE ${containsPattern(first)}`;
    case 'startsWith':
      return sql`${column} ILIKE ${startsWithPattern(first)}`;
    case 'notIn':
      return sql`lower(${column}) <> ALL(${lowered(values)}::text[])`;
    default:
      return sql`lower(${column}) = ANY(${lowered(values)}::text[])`;
  }
}

/** A device that was never seen is neither before, after nor older than anything. */
function compareMoment(column: Sql, operator: FieldOperator, value: string | number, timeZone: string): Sql {
  if (operator === 'olderThanDays') {
    return sql`coalesce(${column} < now() - make_interval(days => ${Number(value)}::int), FALSE)`;
  }
  const text = String(value);
  const moment = text.includes('T')
    ? sql`${text}::timestamptz`
    : sql`(${text}::date::timestamp AT TIME ZONE ${timeZone})`;
  return operator === 'before'
    ? sql`coalesce(${column} < ${moment}, FALSE)`
    : sql`coalesce(${column} > ${moment}, FALSE)`;
}
