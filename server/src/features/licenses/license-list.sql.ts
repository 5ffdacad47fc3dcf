import { containsPattern, picked, sql, type Sql } from '../../platform/database/sql.js';
import type { ListDefinition } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { LicenseShare, ShareFigures } from './license-share.sql.js';
import { spendJoin, totalCost, unitCost } from './license-spend.sql.js';
import type { LicenseListQuery } from './license-list.dto.js';

/** Of a row `figures`. */
export const compliance = sql`CASE
  WHEN figures.quantity IS NULL OR figures.usage IS NULL THEN NULL
  WHEN figures.usage > figures.quantity THEN 'UNDER_LICENSED'
  WHEN figures.usage = figures.quantity THEN 'FULL'
  ELSE 'COMPLIANT' END`;

/** A row `figures` of license `l`, with its `spend`, each worked out once. */
function figuresOf(today: Sql, { quantity, usage, paid }: ShareFigures): Sql {
  return sql`(SELECT ${quantity} AS quantity, ${usage} AS usage, ${paid} AS paid OFFSET 0) figures
    ${spendJoin(today, sql`figures`)}`;
}

/** The figures of all licenses that a condition leaves, on the tables of `licenseList`. */
export function figuresOfMany(today: Sql, share: LicenseShare): Sql {
  return figuresOf(today, ofMany(share));
}

function ofMany({ quantity, usage, usageOfMany, paid }: ShareFigures): ShareFigures {
  return { quantity, usage: usageOfMany ?? usage, paid };
}

/** What is reckoned of a license, as expressions to filter and sort by: only what a request names is reckoned. */
function reckoned(today: Sql, share: LicenseShare) {
  const many = ofMany(share);
  const of = (value: Sql) => sql`(SELECT ${value} FROM ${figuresOf(today, many)})`;
  return {
    ...many,
    compliance: sql`(SELECT ${compliance} FROM (SELECT ${many.quantity} AS quantity, ${many.usage} AS usage OFFSET 0) figures)`,
    yearlyCost: of(sql`spend.yearly_cost`),
    unusedCost: of(sql`spend.unused_cost`),
  };
}

/** All of it, of the rows that are shown. Amounts go through JSON as text, so that no digit is lost. */
function shownFigures(today: Sql, { part, ofPart }: LicenseShare): Sql {
  return sql`(
    SELECT json_build_object('quantity', figures.quantity, 'usage', figures.usage, 'compliance', ${compliance},
      'complete', part.complete, 'paid', figures.paid, 'yearlyCost', spend.yearly_cost::text,
      'unusedCost', spend.unused_cost::text, 'pinsHolders', NOT part.complete OR EXISTS (
        SELECT FROM license_exception x WHERE x.license_id = l.id AND x.included))
    FROM (SELECT ${part.complete} AS complete, ${part.allocated} AS allocated OFFSET 0) part
    CROSS JOIN LATERAL ${figuresOf(today, ofPart)})`;
}

/** Of seats that are being moved, license_seat_update_pkey; numbers are those of the whole license. */
const seatUpdate = sql`CASE WHEN l.reconcile_requested_at IS NOT NULL THEN (
  SELECT json_build_object('since', l.reconcile_requested_at, 'seats', u.seats, 'remaining', u.remaining,
    'seconds', extract(epoch FROM clock_timestamp() - l.reconcile_requested_at)::float8)
  FROM (SELECT) asked
  LEFT JOIN license_seat_update u ON u.license_id = l.id AND u.requested_at = l.reconcile_requested_at) END`;

export function status(today: Sql): Sql {
  return sql`CASE
    WHEN l.purchase_date > ${today} THEN 'NOT_STARTED'
    WHEN l.expires_on IS NULL THEN 'PERPETUAL'
    WHEN l.expires_on < ${today} THEN 'EXPIRED'
    WHEN l.expires_on - ${today} <= (SELECT max(days) FROM unnest(l.notice_days) AS days) THEN 'EXPIRING'
    ELSE 'ACTIVE' END`;
}

/**
 * How licenses are read. A license has a handful of organizations at the most, so they are gathered per row shown.
 * @param today the day on which term and status are judged.
 * @param share whose part of each license is counted.
 */
export function licenseList(today: Sql, share: LicenseShare): ListDefinition {
  const daysLeft = sql`l.expires_on - ${today}`;
  const figures = reckoned(today, share);
  return {
    select: sql`l.id, l.version, l.name, l.description, l.note, l.tags, l.type, l.assignment_mode,
      CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS publisher,
      CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END AS vendor,
      l.scope_global,
      (SELECT json_agg(json_build_object('id', o.id, 'name', o.name) ORDER BY lower(o.name), o.id)
        FROM license_organization lo JOIN organization o ON o.id = lo.organization_id
        WHERE lo.license_id = l.id AND (${share.sees('lo')})) AS organizations,
      (SELECT json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY lower(c.name), c.id)
        FROM license_location ll JOIN location c ON c.id = ll.location_id
        WHERE ll.license_id = l.id AND (${share.sees('ll')})) AS locations,
      ${shownFigures(today, share)} AS figures, l.enforce_quantity, l.purchase_date,
      l.cost_mode, l.cost_amount, l.cost_currency, l.expires_on, l.auto_renew, l.renewal_unit, l.renewal_count,
      l.notice_days, ${status(today)} AS status, ${daysLeft} AS days_to_expiration,
      l.assignment_rule, l.notifications, l.created_at, l.updated_at, ${seatUpdate} AS seat_update`,
    from: sql`license l
      LEFT JOIN publisher p ON p.id = l.publisher_id
      LEFT JOIN vendor v ON v.id = l.vendor_id
      ${share.ofMany}`,
    id: sql`l.id`,
    sorts: {
      name: sql`lower(l.name)`,
      type: sql`l.type`,
      assignmentMode: sql`l.assignment_mode`,
      publisher: sql`lower(p.name)`,
      vendor: sql`lower(v.name)`,
      quantity: figures.quantity,
      usage: figures.usage,
      available: sql`${figures.quantity} - ${figures.usage}`,
      compliance: figures.compliance,
      purchaseDate: sql`l.purchase_date`,
      unitCost: unitCost(share.paid),
      totalCost: totalCost(share.paid),
      yearlyCost: figures.yearlyCost,
      unusedCost: figures.unusedCost,
      currency: shownCurrency(share),
      expiresOn: sql`l.expires_on`,
      daysToExpiration: daysLeft,
      autoRenew: sql`l.auto_renew`,
      enforceQuantity: sql`l.enforce_quantity`,
      status: status(today),
      description: sql`lower(l.description)`,
      createdAt: sql`l.created_at`,
      updatedAt: sql`l.updated_at`,
      id: sql`l.id`,
    },
    defaultSort: 'name',
  };
}

/** The currency of what license `l` costs; NULL where the cost is not shown. */
export function shownCurrency({ paid }: LicenseShare): Sql {
  return sql`CASE WHEN (${paid}) IS NOT NULL THEN l.cost_currency END`;
}

/** The filters of a request as conditions. */
export function licenseFilters(query: Omit<Unpaged<LicenseListQuery>, 'sort'>, today: Sql, share: LicenseShare): Sql[] {
  const figures = reckoned(today, share);
  const where: Sql[] = [];
  if (query.q !== undefined && query.q !== '') {
    const pattern = containsPattern(query.q);
    where.push(
      sql`l.name ILIKE ${pattern} OR l.description ILIKE ${pattern} OR p.name ILIKE ${pattern} OR v.name ILIKE ${pattern}`,
    );
  }
  where.push(...picked(query.type, query.typeNot, (types) => sql`l.type = ANY(${types}::text[])`));
  if (query.assignmentMode !== undefined) where.push(sql`l.assignment_mode = ANY(${query.assignmentMode}::text[])`);
  where.push(...picked(query.publisherId, query.publisherIdNot, (ids) => sql`l.publisher_id = ANY(${ids}::bigint[])`));
  where.push(...picked(query.vendorId, query.vendorIdNot, (ids) => sql`l.vendor_id = ANY(${ids}::bigint[])`));
  where.push(
    ...picked(query.compliance, query.complianceNot, (states) => sql`${figures.compliance} = ANY(${states}::text[])`),
  );
  where.push(...picked(query.status, query.statusNot, (states) => sql`${status(today)} = ANY(${states}::text[])`));
  if (query.autoRenew !== undefined) where.push(sql`l.auto_renew = ${query.autoRenew}`);
  if (query.expiresBefore !== undefined) where.push(sql`l.expires_on < ${query.expiresBefore}::date`);
  if (query.currency !== undefined) where.push(sql`${shownCurrency(share)} = ANY(${query.currency}::text[])`);
  if (query.expiresFrom !== undefined) where.push(sql`l.expires_on >= ${query.expiresFrom}::date`);
  if (query.hasYearlyCost !== undefined)
    where.push(sql`(coalesce(${figures.yearlyCost}, 0) > 0) = ${query.hasYearlyCost}`);
  if (query.hasUnusedCost !== undefined)
    where.push(sql`(coalesce(${figures.unusedCost}, 0) > 0) = ${query.hasUnusedCost}`);
  where.push(...picked(query.tag, query.tagNot, (tags) => sql`l.tags && ${tags}::text[]`));
  if (query.organizationId !== undefined) {
    const ids = sql`${query.organizationId}::bigint[]`;
    where.push(sql`
      EXISTS (SELECT FROM license_organization f WHERE f.license_id = l.id AND f.organization_id = ANY(${ids})
        AND (${share.sees('f')}))
      OR l.scope_global AND EXISTS (
        SELECT FROM license_usage f WHERE f.license_id = l.id AND f.organization_id = ANY(${ids}) AND f.seats > 0
          AND (${share.sees('f')}))`);
  }
  if (query.productId !== undefined) {
    where.push(sql`EXISTS (SELECT FROM license_dependency f WHERE f.license_id = l.id AND f.kind = 'PRODUCT'
      AND f.target_id = ANY(${query.productId}::bigint[]))`);
  }
  return where;
}
