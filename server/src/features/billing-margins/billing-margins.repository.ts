import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { digitsOf } from '../licenses/license-spend.sql.js';
import {
  type MarginListQuery,
  type MarginMonthsQuery,
  type MarginResponse,
  type MarginRow,
  toMarginResponse,
} from './billing-margins.dto.js';
import type { MarginSums } from './margins.rules.js';
import { roundedHalfEven } from '../../platform/database/rounding.sql.js';

/** What of the price of a row `m` is set against its cost. */
const knownPrice = sql`(m.price - m.price_without_cost)`;
const margin = sql`(${knownPrice} - m.cost)`;

/** Whether a cost was known of what line `n` of a credit note gives back, and told. */
const creditedHadCost = (told: Sql) => sql`EXISTS (
  SELECT FROM billing_invoice_line charged
  WHERE charged.billing_invoice_id = i.credited_invoice_id AND charged.unit_cost IS NOT NULL AND ${told}
    AND charged.billing_product_id IS NOT DISTINCT FROM n.billing_product_id
    AND (n.billing_product_id IS NOT NULL OR charged.description = n.description))`;

/** What all that a line `n` counted cost. */
const costOfLine = roundedHalfEven(sql`n.unit_cost * n.quantity`, { digits: sql`i.digits`, minor: sql`i.minor` });

/** What a request is about: conditions on invoices `i` and their lines `n`. */
interface Chosen {
  invoices: Sql;
  lines: Sql;
  seen: SeenMargins;
}

/** What of invoices and their costs somebody sees. */
export interface SeenMargins {
  /** A condition on an invoice `i`. */
  invoices: Sql;
  /** A condition on a line of this alias: its cost is theirs to know. */
  costs: (alias: string) => Sql;
}

/**
 * What lines of invoices come to, by organization, product, month and currency. The cost of a line is rounded like its
 * amount, so that rows add up to their sums. A credit note gives back the price, its amounts being below 0, and no cost:
 * what was counted was paid for. What is the same for all lines of an invoice is worked out once (OFFSET 0). billing_invoice_line_billing_invoice_id_idx.
 */
function margins({ invoices, lines, seen }: Chosen): Sql {
  return sql`(
    SELECT min(each.id) AS id, each.organization_id, each.billing_product_id, each.description, each.month, each.currency,
      sum(each.quantity) AS quantity, sum(each.billed_quantity) AS billed_quantity, sum(each.price) AS price,
      sum(each.cost) FILTER (WHERE each.known) AS cost,
      coalesce(sum(each.price) FILTER (WHERE NOT each.known), 0) AS price_without_cost
    FROM (
      SELECT n.id, i.organization_id, n.billing_product_id,
        CASE WHEN n.billing_product_id IS NULL THEN n.description END AS description, i.month, i.currency,
        CASE WHEN i.credit THEN 0 ELSE n.quantity END AS quantity,
        CASE WHEN i.credit THEN -abs(n.billed_quantity) ELSE n.billed_quantity END AS billed_quantity,
        n.amount AS price,
        CASE WHEN i.credit THEN ${creditedHadCost(seen.costs('charged'))} ELSE n.unit_cost IS NOT NULL AND ${seen.costs('n')} END AS known,
        CASE WHEN i.credit THEN 0 ELSE ${costOfLine} END AS cost
      FROM (
        SELECT i.id, i.organization_id, i.credited_invoice_id, i.currency, i.kind = 'CREDIT_NOTE' AS credit,
          date_trunc('month', i.period_start)::date AS month, ${digitsOf(sql`i.currency`)} AS digits,
          10::numeric ^ ${digitsOf(sql`i.currency`)} AS minor
        FROM billing_invoice i WHERE ${invoices} OFFSET 0
      ) i
      JOIN billing_invoice_line n ON n.billing_invoice_id = i.id
      WHERE ${lines}
    ) each
    GROUP BY each.organization_id, each.billing_product_id, each.description, each.month, each.currency
  ) m JOIN organization o ON o.id = m.organization_id LEFT JOIN billing_product p ON p.id = m.billing_product_id`;
}

const product = sql`coalesce(p.name, m.description, '')`;

function list(about: Chosen): ListDefinition {
  return {
    select: sql`m.id, json_build_object('id', o.id, 'name', o.name) AS organization,
      json_build_object('id', m.billing_product_id, 'name', ${product}) AS product, to_char(m.month, 'YYYY-MM') AS month,
      m.quantity, m.billed_quantity AS "billedQuantity", m.currency, m.price, m.cost,
      m.price_without_cost AS "priceWithoutCost"`,
    from: margins(about),
    id: sql`m.id`,
    sorts: {
      month: sql`m.month`,
      organization: sql`lower(o.name)`,
      product: sql`lower(${product})`,
      quantity: sql`m.quantity`,
      billedQuantity: sql`m.billed_quantity`,
      currency: sql`m.currency`,
      price: sql`m.price`,
      cost: sql`m.cost`,
      margin,
      marginPercent: sql`${margin} / nullif(abs(${knownPrice}), 0)`,
      id: sql`m.id`,
    },
    defaultSort: '-month,organization,product,currency',
  };
}

@Injectable()
export class BillingMarginsRepository {
  constructor(private readonly database: Database) {}

  /** The margins of invoices that are seen. What has a cost that is not told has none that is known. */
  list(seen: SeenMargins, query: Unpaged<MarginListQuery>): RowList<MarginResponse> {
    const found = searched(query);
    return listOf<MarginRow, MarginResponse>(this.database, list(chosen(seen, query)), found, toMarginResponse);
  }

  /** Their sums, for each currency. */
  totals(seen: SeenMargins, query: Unpaged<MarginListQuery>): Promise<MarginSums[]> {
    return this.database.query(sql`
      SELECT m.currency, sum(m.price) AS price, sum(m.cost) AS cost, sum(m.price_without_cost) AS "priceWithoutCost"
      FROM ${margins(chosen(seen, query))} WHERE ${allOf(searched(query))} GROUP BY m.currency ORDER BY m.currency`);
  }

  /** The sums of each month and currency. */
  months(seen: SeenMargins, query: MarginMonthsQuery): Promise<(MarginSums & { month: string })[]> {
    return this.database.query(sql`
      SELECT to_char(m.month, 'YYYY-MM') AS month, m.currency, sum(m.price) AS price, sum(m.cost) AS cost,
        sum(m.price_without_cost) AS "priceWithoutCost"
      FROM ${margins(chosen(seen, query))} WHERE ${allOf(searched(query))} GROUP BY 1, 2 ORDER BY 1, 2`);
  }
}

/** The invoices and lines that a request is about. */
function chosen(seen: SeenMargins, query: MarginMonthsQuery): Chosen {
  const { from, to, organizationId, productId, currency, includePending = false } = query;
  const statuses = ['APPROVED', 'COMPLETED', ...(includePending ? ['PENDING'] : [])];
  // What was charged stays so when it is put aside; what was put aside instead of being approved charges nobody.
  const invoices = [
    seen.invoices,
    sql`(i.status = ANY(${statuses}::text[]) OR i.archived_status IN ('APPROVED', 'COMPLETED'))`,
  ];
  if (from !== undefined) invoices.push(sql`i.period_start >= ${from}::date`);
  if (to !== undefined) invoices.push(sql`i.period_start <= ${to}::date`);
  if (organizationId !== undefined) invoices.push(inIds(sql`i.organization_id`, organizationId));
  if (currency !== undefined) invoices.push(sql`i.currency = ANY(${currency}::text[])`);
  const lines = productId === undefined ? sql`TRUE` : inIds(sql`n.billing_product_id`, productId);
  return { invoices: allOf(invoices), lines, seen };
}

function searched({ q }: MarginMonthsQuery): Sql[] {
  if (q === undefined || q === '') return [];
  const pattern = containsPattern(q);
  return [sql`o.name ILIKE ${pattern} OR ${product} ILIKE ${pattern}`];
}
