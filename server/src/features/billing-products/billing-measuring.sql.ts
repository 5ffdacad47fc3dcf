import { inIds, sql, type Sql, unionAll } from '../../platform/database/sql.js';
import { termBegan } from '../licenses/license-spend.sql.js';

/** Where and when something is measured. */
export interface MeasuringPlace {
  organizationId: number;
  /** The day, `2026-11-21`: what is there at its end counts. */
  day: string;
  /** The instant at which the day ends, where the installation is. */
  dayEnd: string;
}

/** How each product is counted. */
const source = sql`p.quantity_source AS "quantitySource", p.counts_group AS "countsGroup",
  p.device_group_id AS "deviceGroupId", p.counts_roles AS "countsRoles", ARRAY(
    SELECT pr.end_user_role_id FROM billing_product_role pr WHERE pr.billing_product_id = p.id) AS "roleIds",
  p.license_id AS "licenseId", p.license_count AS "licenseCount",
  (p.quantity_source = 'SOFTWARE_LICENSE' AND p.license_id IS NULL) AS "licenseDeleted"`;

/** What of license `l`, which has a cost, decides about an inherited cost: a `LicenseCost`. */
export const licenseCost = sql`json_build_object('mode', l.cost_mode, 'amount', l.cost_amount::text,
  'currency', l.cost_currency, 'quantity', l.quantity, 'termBegan', ${termBegan}, 'expiresOn', l.expires_on,
  'autoRenew', l.auto_renew, 'renewalUnit', l.renewal_unit, 'renewalCount', l.renewal_count)`;

/** Products as invoices charge for them; amounts go through JSON as text, so that no digit is lost. */
export function measuredProducts(ids: readonly number[]): Sql {
  return sql`
    SELECT p.id, p.name, p.description, a.code AS "accountCode", a.name AS "accountName", ${source},
      coalesce(l.name, p.license_name) AS "licenseName", p.cost_source AS "costSource", p.cost_amount AS "costAmount",
      p.price_type AS "priceType", p.price_amount AS "priceAmount", p.markup_percent AS "markupPercent",
      p.included_count AS "includedCount", p.taxable, p.active,
      CASE WHEN l.cost_mode IS NOT NULL THEN ${licenseCost} END AS "licenseCost"
    FROM billing_product p JOIN billing_account a ON a.id = p.account_id LEFT JOIN license l ON l.id = p.license_id
    WHERE ${inIds(sql`p.id`, ids)}`;
}

/** Whether the scope of license `l` is organization `o` alone; license_organization_pkey. */
const alone = sql`(NOT l.scope_global
  AND EXISTS (SELECT FROM license_organization s WHERE s.license_id = l.id AND s.organization_id = o.id)
  AND NOT EXISTS (SELECT FROM license_organization s WHERE s.license_id = l.id AND s.organization_id <> o.id))`;

/** Whether the scope of license `l` has organization `o` in it; license_organization_pkey. */
const covered = sql`(l.scope_global OR EXISTS (
  SELECT FROM license_organization s WHERE s.license_id = l.id AND s.organization_id = o.id))`;

/** What of license `l` is reserved for organization `o`; license_allocation_pkey. */
const allocated = sql`(SELECT s.quantity FROM license_allocation s WHERE s.license_id = l.id AND s.organization_id = o.id)`;

/** Whether products can be measured in an organization. */
export function placeFacts(organizationId: number, ids: readonly number[]): Sql {
  return sql`
    SELECT p.id, p.name AS product, o.name AS organization, ${source}, coalesce(l.type = 'CUSTOM', FALSE) AS custom,
      coalesce(${covered}, FALSE) AS covered, coalesce(${alone}, FALSE) AS alone, ${allocated} AS allocated,
      p.price_type AS "priceType", p.cost_source AS "costSource", (l.cost_mode IS NOT NULL) AS "hasCost"
    FROM billing_product p CROSS JOIN organization o LEFT JOIN license l ON l.id = p.license_id
    WHERE ${inIds(sql`p.id`, ids)} AND o.id = ${organizationId}`;
}

/**
 * Seats `s` that were held at the end of a day: a seat counts from the day it was assigned on to the day before it ended
 * on. Those that are held still and those that ended since are looked up apart, each as one stretch of
 * assignment_organization_id_idx, so that what ended long ago is not read.
 */
function seatsUsed({ organizationId, day }: MeasuringPlace): Sql {
  const held = (ended: Sql) => sql`(
    SELECT coalesce(sum(s.seats), 0) FROM assignment s
    WHERE s.organization_id = ${organizationId} AND s.license_id = l.id AND ${ended} AND s.assigned_on <= ${day}::date)`;
  return sql`${held(sql`s.ended_on IS NULL`)} + ${held(sql`s.ended_on > ${day}::date`)}`;
}

/**
 * What somebody had set as the usage of license `l` at the end of a day: the last edit up to it, else what the first one
 * found, from the day on which the license was entered. license_usage_history_license_id_idx.
 */
function customUsage({ dayEnd }: MeasuringPlace): Sql {
  return sql`CASE WHEN l.created_at >= ${dayEnd}::timestamptz THEN 0 ELSE coalesce(
    (SELECT h.new_usage FROM license_usage_history h
      WHERE h.license_id = l.id AND h.changed_at < ${dayEnd}::timestamptz ORDER BY h.id DESC LIMIT 1),
    (SELECT h.old_usage FROM license_usage_history h WHERE h.license_id = l.id ORDER BY h.id LIMIT 1),
    l.custom_usage, 0) END`;
}

/** What was purchased of license `l` up to a day; license_purchase_license_id_idx. */
function purchased({ day }: MeasuringPlace): Sql {
  return sql`(SELECT coalesce(sum(b.quantity_delta), 0) FROM license_purchase b
    WHERE b.license_id = l.id AND b.purchased_on <= ${day}::date)`;
}

/**
 * Devices `d` of an organization that count; device_organization_name_idx finds those of the organization. When one was
 * decommissioned is not kept: one that is now did not count before either.
 */
export function activeDevices({ organizationId, dayEnd }: MeasuringPlace): Sql {
  return sql`d.organization_id = ${organizationId} AND d.status = 'ACTIVE' AND d.created_at < ${dayEnd}::timestamptz`;
}

/** End users `u` of an organization; person_organization_id_idx. */
function endUsers({ organizationId, dayEnd }: MeasuringPlace): Sql {
  return sql`u.organization_id = ${organizationId} AND u.kind = 'END_USER' AND u.created_at < ${dayEnd}::timestamptz`;
}

/** Whether end user `u` has one of the roles of product `p`; person_end_user_role_pkey, billing_product_role_pkey. */
const hasRole = sql`EXISTS (
  SELECT FROM person_end_user_role h
  JOIN billing_product_role pr ON pr.billing_product_id = p.id AND pr.end_user_role_id = h.role_id
  WHERE h.person_id = u.id)`;

/**
 * How much of products there was, NULL where that cannot be said here: of device groups, and of licenses of which no part
 * is the organization's. All devices and all end users are counted once, however many products count them.
 */
export function quantities(place: MeasuringPlace, ids: readonly number[]): Sql {
  const used = sql`CASE WHEN l.type <> 'CUSTOM' THEN ${seatsUsed(place)} WHEN ${alone} THEN ${customUsage(place)} END`;
  const reserved = sql`coalesce(${allocated}, CASE WHEN ${alone} THEN ${purchased(place)} END)`;
  return sql`
    SELECT p.id, (CASE p.quantity_source
      WHEN 'MANUAL' THEN p.manual_quantity
      WHEN 'DEVICE_COUNT' THEN CASE WHEN NOT p.counts_group THEN
        (SELECT count(*) FROM device d WHERE ${activeDevices(place)}) END
      WHEN 'END_USER_COUNT' THEN CASE WHEN NOT p.counts_roles
        THEN (SELECT count(*) FROM person u WHERE ${endUsers(place)})
        ELSE (SELECT count(*) FROM person u WHERE ${endUsers(place)} AND ${hasRole}) END
      WHEN 'SOFTWARE_LICENSE' THEN CASE p.license_count WHEN 'USED' THEN ${used} ELSE ${reserved} END
      END)::bigint AS quantity
    FROM billing_product p CROSS JOIN organization o LEFT JOIN license l ON l.id = p.license_id
    WHERE ${inIds(sql`p.id`, ids)} AND o.id = ${place.organizationId}`;
}

/** How many of the devices that count satisfy conditions, by the ids that these are under. */
export function countsOfGroups(place: MeasuringPlace, groups: ReadonlyMap<number, Sql>): Sql {
  return unionAll(
    [...groups].map(
      ([id, isMember]) =>
        sql`SELECT ${id}::bigint AS id, count(*) AS quantity FROM device d WHERE ${activeDevices(place)} AND (${isMember})`,
    ),
  );
}

/** What there is to count of products, by how they are counted. */
export interface CountedBy {
  /** Products that count the seats of their license. */
  seats: readonly number[];
  devices: readonly number[];
  /** Products that count a device group, with who is in it. */
  groups: readonly { productIds: readonly number[]; isMember: Sql }[];
  endUsers: readonly number[];
  endUsersWithRoles: readonly number[];
}

/** A holder has one seat of a license on a day; should there be two, they are told as one. Looked up as by `seatsUsed`. */
function seatHolders({ organizationId, day }: MeasuringPlace, ids: readonly number[]): Sql {
  const held = (ended: Sql) => sql`
    SELECT s.organization_id, s.device_id, s.person_id, s.location_id, s.assigned_on, s.seats FROM assignment s
    WHERE s.organization_id = ${organizationId} AND s.license_id = l.id AND ${ended} AND s.assigned_on <= ${day}::date`;
  return sql`
    SELECT p.id AS product_id,
      CASE WHEN s.device_id IS NOT NULL THEN 'DEVICE' WHEN s.person_id IS NOT NULL THEN 'PERSON' ELSE 'LOCATION' END
        AS holder_kind,
      coalesce(s.device_id, s.person_id, s.location_id) AS holder_id,
      min(coalesce(d.name, u.name, c.name)) AS holder_name, min(o.name) AS organization_name,
      min(s.assigned_on) AS assigned_on, sum(s.seats)::int AS seats
    FROM billing_product p
    JOIN license l ON l.id = p.license_id AND l.type <> 'CUSTOM'
    CROSS JOIN LATERAL (${held(sql`s.ended_on IS NULL`)} UNION ALL ${held(sql`s.ended_on > ${day}::date`)}) s
    JOIN organization o ON o.id = s.organization_id
    LEFT JOIN device d ON d.id = s.device_id
    LEFT JOIN person u ON u.id = s.person_id
    LEFT JOIN location c ON c.id = s.location_id
    WHERE ${inIds(sql`p.id`, ids)}
    GROUP BY 1, 2, 3`;
}

/** Of devices and end users that are counted, `since` is when they were entered. */
function counted(kind: 'DEVICE' | 'PERSON', ids: readonly number[], timeZone: string, from: Sql): Sql {
  return sql`
    SELECT p.id AS product_id, ${kind}::text AS holder_kind, h.id AS holder_id, h.name AS holder_name,
      o.name AS organization_name, (h.created_at AT TIME ZONE ${timeZone})::date AS assigned_on, 1 AS seats
    FROM billing_product p CROSS JOIN LATERAL (${from}) h JOIN organization o ON o.id = h.organization_id
    WHERE ${inIds(sql`p.id`, ids)}`;
}

/**
 * Whoever was counted: rows of product_id, holder_kind, holder_id, holder_name, organization_name, assigned_on and seats,
 * whose seats add up to the quantity. Read as `quantities` reads.
 */
export function holdersOfProducts(place: MeasuringPlace, counts: CountedBy, timeZone: string): Sql {
  const devices = (condition: Sql) =>
    sql`SELECT d.id, d.name, d.organization_id, d.created_at FROM device d WHERE ${activeDevices(place)} AND (${condition})`;
  const people = (condition: Sql) =>
    sql`SELECT u.id, u.name, u.organization_id, u.created_at FROM person u WHERE ${endUsers(place)} AND (${condition})`;
  const parts = [
    ...(counts.seats.length === 0 ? [] : [seatHolders(place, counts.seats)]),
    ...(counts.devices.length === 0 ? [] : [counted('DEVICE', counts.devices, timeZone, devices(sql`TRUE`))]),
    ...counts.groups.map(({ productIds, isMember }) => counted('DEVICE', productIds, timeZone, devices(isMember))),
    ...(counts.endUsers.length === 0 ? [] : [counted('PERSON', counts.endUsers, timeZone, people(sql`TRUE`))]),
    ...(counts.endUsersWithRoles.length === 0
      ? []
      : [counted('PERSON', counts.endUsersWithRoles, timeZone, people(hasRole))]),
  ];
  return parts.length === 0 ? nobody : unionAll(parts);
}

const nobody = sql`
  SELECT NULL::bigint AS product_id, NULL::text AS holder_kind, NULL::bigint AS holder_id, NULL::text AS holder_name,
    NULL::text AS organization_name, NULL::date AS assigned_on, NULL::int AS seats WHERE FALSE`;
