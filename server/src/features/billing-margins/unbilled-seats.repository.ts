import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { LicenseShare } from '../licenses/license-share.sql.js';
import { digitsOf, monthsPaidFor, runsOn, unitCost } from '../licenses/license-spend.sql.js';
import { roundedHalfEven } from '../../platform/database/rounding.sql.js';
import {
  toUnbilledSeatsResponse,
  toUnbilledSum,
  type UnbilledSeatsListQuery,
  type UnbilledSeatsResponse,
  type UnbilledSeatsRow,
  type UnbilledSum,
} from './unbilled-seats.dto.js';

/** What of licenses and organizations somebody sees. */
export interface SeenSeats {
  /** Conditions on license `l`, and on rows `s` with an organization. */
  visible: readonly Sql[];
  share: LicenseShare;
  today: Sql;
}

/**
 * Seats in use by license and organization, from the counters: license_usage_pkey. Of a custom license that is limited to
 * one organization, what a technician set.
 */
const seatsInUse = sql`(
  SELECT u.license_id, u.organization_id, u.seats FROM license_usage u WHERE u.seats > 0 AND u.organization_id <> 0
  UNION ALL
  SELECT c.id, min(scope.organization_id), c.custom_usage::bigint
  FROM license c JOIN license_organization scope ON scope.license_id = c.id
  WHERE c.type = 'CUSTOM' AND NOT c.scope_global AND c.custom_usage > 0
  GROUP BY c.id HAVING count(*) = 1
)`;

/** Whether an active agreement of the organization of `s` charges for its license; billing_product_license_id_idx. */
const billed = sql`EXISTS (
  SELECT FROM billing_product p
  JOIN billing_agreement_product agreed ON agreed.billing_product_id = p.id
  JOIN billing_agreement a ON a.id = agreed.billing_agreement_id
  WHERE p.license_id = s.license_id AND p.active AND a.organization_id = s.organization_id AND a.status = 'ACTIVE')`;

/** The seats with what they cost, each worked out once a row: a month is the twelfth of the yearly cost of a license. */
function unbilledSeats({ share, today }: SeenSeats): Sql {
  const digits = digitsOf(sql`l.cost_currency`);
  const monthly = roundedHalfEven(sql`cost.unit * s.seats / cost.months`, {
    digits: sql`cost.digits`,
    minor: sql`(10::numeric ^ cost.digits)`,
  });
  return sql`${seatsInUse} s
    JOIN license l ON l.id = s.license_id
    JOIN organization o ON o.id = s.organization_id
    CROSS JOIN LATERAL (
      SELECT ${unitCost(share.paid)} AS unit, ${monthsPaidFor} AS months, ${runsOn(today)} AS runs,
        ${digits} AS digits
      OFFSET 0
    ) cost
    CROSS JOIN LATERAL (
      SELECT CASE WHEN cost.runs OR cost.months IS NULL THEN ${monthly} ELSE cost.unit * 0 END AS monthly OFFSET 0
    ) spend`;
}

function list(seen: SeenSeats): ListDefinition {
  const currency = sql`CASE WHEN cost.unit IS NOT NULL THEN l.cost_currency END`;
  return {
    select: sql`s.license_id || '-' || s.organization_id AS id, json_build_object('id', l.id, 'name', l.name) AS license,
      json_build_object('id', o.id, 'name', o.name) AS organization, s.seats, cost.unit AS "unitCost",
      spend.monthly AS "monthlyCost", ${currency} AS currency`,
    from: unbilledSeats(seen),
    id: sql`(s.license_id || '-' || s.organization_id)`,
    sorts: {
      monthlyCost: sql`spend.monthly`,
      unitCost: sql`cost.unit`,
      seats: sql`s.seats`,
      license: sql`lower(l.name)`,
      organization: sql`lower(o.name)`,
      currency,
      id: sql`(s.license_id || '-' || s.organization_id)`,
    },
    defaultSort: '-monthlyCost,-seats,license,organization',
  };
}

@Injectable()
export class UnbilledSeatsRepository {
  constructor(private readonly database: Database) {}

  list(seen: SeenSeats, query: Unpaged<UnbilledSeatsListQuery>): RowList<UnbilledSeatsResponse> {
    const where = conditions(seen, query);
    return listOf<UnbilledSeatsRow, UnbilledSeatsResponse>(this.database, list(seen), where, toUnbilledSeatsResponse);
  }

  /** What the seats of each currency cost a month. */
  async totals(seen: SeenSeats, query: Unpaged<UnbilledSeatsListQuery>): Promise<UnbilledSum[]> {
    const rows = await this.database.query<UnbilledSum>(sql`
      SELECT l.cost_currency AS currency, sum(s.seats)::bigint AS seats,
        coalesce(sum(spend.monthly), 0) AS "monthlyCost"
      FROM ${unbilledSeats(seen)}
      WHERE ${allOf([sql`cost.unit IS NOT NULL`, ...conditions(seen, query)])}
      GROUP BY 1 ORDER BY 1`);
    return rows.map(toUnbilledSum);
  }
}

function conditions({ visible }: SeenSeats, query: Unpaged<UnbilledSeatsListQuery>): Sql[] {
  const { organizationId, licenseId, withCost = true, q } = query;
  const where = [...visible, sql`NOT ${billed}`];
  if (withCost) where.push(sql`cost.unit IS NOT NULL`);
  if (organizationId !== undefined) where.push(inIds(sql`s.organization_id`, organizationId));
  if (licenseId !== undefined) where.push(inIds(sql`s.license_id`, licenseId));
  if (q !== undefined && q !== '') {
    const pattern = containsPattern(q);
    where.push(sql`l.name ILIKE ${pattern} OR o.name ILIKE ${pattern}`);
  }
  return where;
}
