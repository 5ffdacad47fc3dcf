import { sql, type Sql } from '../../platform/database/sql.js';
import type { InvoiceLine } from './billing-lines.rules.js';

/**
 * The lines of an invoice as JSON, in their order, decimals as text; billing_invoice_line_billing_invoice_id_idx.
 * @param costs whether the cost on a line `n` is told
 */
export function linesOf(invoiceId: Sql, costs: Sql = sql`TRUE`): Sql {
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'productId', n.billing_product_id,
      'description', n.description, 'accountCode', n.account_code, 'accountName', n.account_name,
      'quantitySource', n.quantity_source, 'licenseId', n.license_id, 'licenseName', n.license_name,
      'licenseCount', n.license_count, 'quantity', n.quantity, 'includedCount', n.included_count,
      'billedQuantity', n.billed_quantity, 'unitPrice', n.unit_price::text, 'unitCost', CASE WHEN known.cost THEN n.unit_cost::text END,
      'costCurrency', CASE WHEN known.cost THEN n.cost_currency END,
      'exchangeRate', CASE WHEN known.cost THEN n.exchange_rate::text END, 'amount', n.amount::text,
      'taxable', n.taxable, 'edited', n.edited) ORDER BY n.position, n.id), '[]')
    FROM billing_invoice_line n CROSS JOIN LATERAL (SELECT ${costs} AS cost) known
    WHERE n.billing_invoice_id = ${invoiceId})`;
}

/** Lines that are to be written, as rows of the columns below with an alias of their own. */
function given(lines: readonly (InvoiceLine & { position: number; id: number | null })[]): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line (id bigint, "position" integer,
    "productId" bigint, description text, "accountCode" text, "accountName" text, "quantitySource" text,
    "licenseId" bigint, "licenseName" text, "licenseCount" text, quantity integer, "includedCount" integer,
    "billedQuantity" integer, "unitPrice" numeric, "unitCost" numeric, "costCurrency" text, "exchangeRate" numeric,
    amount numeric, taxable boolean, edited boolean)`;
}

/** A line with its place on the invoice; without an id it is a new one. */
export type PlacedLine = InvoiceLine & { position: number; id: number | null };

/** Adds those of some lines that are new. */
export function insertLines(invoiceId: number, lines: readonly PlacedLine[]): Sql {
  return sql`
    INSERT INTO billing_invoice_line (billing_invoice_id, position, billing_product_id, description, account_code,
      account_name, quantity_source, license_id, license_name, license_count, quantity, included_count,
      billed_quantity, unit_price, unit_cost, cost_currency, exchange_rate, amount, taxable, edited)
    SELECT ${invoiceId}, line."position", line."productId", line.description, line."accountCode", line."accountName",
      line."quantitySource", line."licenseId", line."licenseName", line."licenseCount", line.quantity,
      line."includedCount", line."billedQuantity", line."unitPrice", line."unitCost", line."costCurrency",
      line."exchangeRate", line.amount, line.taxable, line.edited
    FROM ${given(lines.filter(({ id }) => id === null))}
    ORDER BY line."position"
    RETURNING id, billing_product_id AS "productId", quantity, quantity_source AS "quantitySource"`;
}

/** Writes what can be changed by hand of those of some lines that are there. */
export function updateLines(invoiceId: number, lines: readonly PlacedLine[]): Sql {
  return sql`
    UPDATE billing_invoice_line n SET position = line."position", description = line.description,
      quantity = line.quantity, included_count = line."includedCount", billed_quantity = line."billedQuantity",
      unit_price = line."unitPrice", amount = line.amount, taxable = line.taxable, edited = line.edited
    FROM ${given(lines.filter(({ id }) => id !== null))}
    WHERE n.id = line.id AND n.billing_invoice_id = ${invoiceId}`;
}
