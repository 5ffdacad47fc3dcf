import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import { licenseFilters } from '../licenses/license-list.sql.js';
import type { LicenseShare } from '../licenses/license-share.sql.js';
import {
  type AllPurchasesQuery,
  type AnyPurchaseResponse,
  type SpendOfMonth,
  toAnyPurchaseResponse,
  toSpendOfMonth,
} from './purchases.dto.js';

/** Which licenses somebody sees, and how much of each. */
interface Seen {
  visible: Sql;
  share: LicenseShare;
}

const from = sql`license_purchase r
  JOIN license l ON l.id = r.license_id
  LEFT JOIN publisher p ON p.id = l.publisher_id
  LEFT JOIN vendor v ON v.id = r.vendor_id`;

const list: ListDefinition = {
  select: sql`r.id, json_build_object('id', l.id, 'name', l.name) AS license,
    CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS publisher,
    CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END AS vendor,
    r.kind, r.purchased_on AS "purchasedOn", r.quantity_delta AS "quantityDelta", r.unit_cost AS "unitCost",
    r.total_cost AS "totalCost", r.currency, r.po_number AS "poNumber", r.invoice_number AS "invoiceNumber"`,
  from,
  id: sql`r.id`,
  sorts: {
    purchasedOn: sql`r.purchased_on`,
    license: sql`lower(l.name)`,
    publisher: sql`lower(p.name)`,
    vendor: sql`lower(v.name)`,
    kind: sql`r.kind`,
    quantityDelta: sql`r.quantity_delta`,
    unitCost: sql`r.unit_cost`,
    totalCost: sql`r.total_cost`,
    currency: sql`r.currency`,
    poNumber: sql`r.po_number`,
    invoiceNumber: sql`r.invoice_number`,
    id: sql`r.id`,
  },
  neverNull: ['purchasedOn', 'id'],
  defaultSort: '-purchasedOn',
};

/** Purchases of all licenses; license_purchase_purchased_on_idx finds those of some days. */
@Injectable()
export class PurchasesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(seen: Seen, query: Unpaged<AllPurchasesQuery>): RowList<AnyPurchaseResponse> {
    const where = this.conditions(seen, query);
    return listOf<AnyPurchaseResponse, AnyPurchaseResponse>(this.database, list, where, toAnyPurchaseResponse);
  }

  /** What was spent in each month with each publisher, by currency: so many that got most of it, and the others together. */
  async months(seen: Seen, query: Unpaged<AllPurchasesQuery>, mostPublishers: number): Promise<SpendOfMonth[]> {
    const rows = await this.database.query<SpendOfMonth>(sql`
      WITH spent AS (
        SELECT to_char(r.purchased_on, 'YYYY-MM') AS month, r.currency, l.publisher_id, sum(r.total_cost) AS amount,
          count(*) AS purchases
        FROM ${from} WHERE ${allOf(this.conditions(seen, { ...query, hasCost: true }))}
        GROUP BY 1, 2, 3
      ),
      named AS (
        SELECT currency, publisher_id, row_number() OVER (
            PARTITION BY currency ORDER BY sum(amount) DESC, publisher_id NULLS LAST
          ) > ${mostPublishers} AS others
        FROM spent GROUP BY currency, publisher_id
      )
      SELECT spent.month, spent.currency, named.others, sum(spent.amount)::text AS amount,
        sum(spent.purchases)::bigint AS purchases,
        CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS publisher
      FROM spent
      JOIN named ON named.currency = spent.currency AND named.publisher_id IS NOT DISTINCT FROM spent.publisher_id
      LEFT JOIN publisher p ON p.id = spent.publisher_id AND NOT named.others
      GROUP BY spent.month, spent.currency, named.others, p.id
      ORDER BY spent.month, spent.currency, named.others, lower(p.name), p.id`);
    return rows.map(toSpendOfMonth);
  }

  /** Only of licenses of which somebody sees everything: what was bought belongs to the whole. */
  private conditions({ visible, share }: Seen, query: Unpaged<AllPurchasesQuery>): Sql[] {
    const {
      from: first,
      to: last,
      kind,
      organizationId,
      publisherId,
      hasPublisher,
      vendorId,
      currency,
      hasCost,
    } = query;
    const where = [visible, share.part.complete];
    if (first !== undefined) where.push(sql`r.purchased_on >= ${first}::date`);
    if (last !== undefined) where.push(sql`r.purchased_on <= ${last}::date`);
    if (kind !== undefined) where.push(sql`r.kind = ANY(${kind}::text[])`);
    if (publisherId !== undefined) where.push(inIds(sql`l.publisher_id`, publisherId));
    if (hasPublisher !== undefined) where.push(sql`(l.publisher_id IS NOT NULL) = ${hasPublisher}`);
    if (vendorId !== undefined) where.push(inIds(sql`r.vendor_id`, vendorId));
    if (currency !== undefined) where.push(sql`r.currency = ANY(${currency}::text[])`);
    if (hasCost !== undefined) {
      where.push(sql`(r.total_cost IS NOT NULL AND r.currency IS NOT NULL) = ${hasCost}`);
    }
    if (organizationId !== undefined) {
      where.push(...licenseFilters({ organizationId }, this.clock.todaySql(), share));
    }
    if (query.q !== undefined && query.q !== '') {
      const pattern = containsPattern(query.q);
      where.push(sql`l.name ILIKE ${pattern} OR p.name ILIKE ${pattern} OR v.name ILIKE ${pattern}
        OR r.po_number ILIKE ${pattern} OR r.invoice_number ILIKE ${pattern}`);
    }
    return where;
  }
}
