import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** A line as a test says it: one unit of 20.00 unless said otherwise. */
export interface LineFields {
  description?: string;
  productId?: number;
  quantity?: number;
  includedCount?: number;
  unitPrice?: string;
  unitCost?: string | null;
  amount?: string;
  taxable?: boolean;
}

/** An invoice as a test says it. */
export interface InvoiceFields {
  organizationId: number;
  kind?: 'INVOICE' | 'CREDIT_NOTE';
  creditedInvoiceId?: number;
  status?: 'PENDING' | 'APPROVED' | 'COMPLETED' | 'ARCHIVED';
  /** Of an archived one: what it was before; approved unless said otherwise. */
  archivedStatus?: 'PENDING' | 'APPROVED' | 'COMPLETED';
  periodStart?: string;
  currency?: string;
  note?: string;
  lines?: readonly LineFields[];
}

export interface BuiltInvoice {
  id: number;
  number: string;
  lineIds: number[];
}

/** Puts an invoice into the database of a test: approved, of October 2026, in USD, with one line, unless said otherwise. */
export async function anInvoice(database: Database, fields: InvoiceFields): Promise<BuiltInvoice> {
  const { organizationId, kind = 'INVOICE', creditedInvoiceId = null, status = 'APPROVED' } = fields;
  const { periodStart = '2026-10-01', currency = 'USD', note = '', lines = [{}] } = fields;
  const archived = status === 'ARCHIVED' ? (fields.archivedStatus ?? 'APPROVED') : null;
  const subtotal = lines.map(amountOf).reduce((sum, amount) => sum + Number(amount), 0);
  const { id, number } = await database.one<{ id: number; number: string }>(sql`
    WITH taken AS (UPDATE billing_numbering SET next = next + 1 RETURNING next - 1 AS counter)
    INSERT INTO billing_invoice (kind, credited_invoice_id, counter, number, status, archived_status, agreement_name,
      organization_id, period_start, period_end, measured_on, invoiced_on, due_on, currency, tax_percent, subtotal, tax,
      total, note)
    SELECT ${kind}, ${creditedInvoiceId}::bigint, counter, 'INV-' || lpad(counter::text, 5, '0'), ${status}, ${archived},
      'Managed workplace', ${organizationId}, day, (day + interval '1 month - 1 day')::date, day, day, day + 30,
      ${currency}, 0, ${subtotal}, 0, ${subtotal}, ${note}
    FROM taken, (SELECT ${periodStart}::date AS day) AS period
    RETURNING id, number`);
  const lineIds: number[] = [];
  for (const [position, line] of lines.entries()) lineIds.push(await aLine(database, id, position, line));
  return { id, number, lineIds };
}

async function aLine(database: Database, invoiceId: number, position: number, line: LineFields): Promise<number> {
  const { description = 'Seats', productId = null, quantity = 1, includedCount = 0, unitPrice = '20.00' } = line;
  const { unitCost = null, taxable = true } = line;
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO billing_invoice_line (billing_invoice_id, position, billing_product_id, description, account_code,
      account_name, quantity_source, quantity, included_count, billed_quantity, unit_price, unit_cost, amount, taxable)
    VALUES (${invoiceId}, ${position}, ${productId}, ${description}, 'SOFTWARE', 'Software', 'MANUAL', ${quantity},
      ${includedCount}, ${Math.max(0, quantity - includedCount)}, ${unitPrice}, ${unitCost}, ${amountOf(line)}, ${taxable})
    RETURNING id`);
  return id;
}

function amountOf({ amount, quantity = 1, includedCount = 0, unitPrice = '20.00' }: LineFields): string {
  return amount ?? (Math.max(0, quantity - includedCount) * Number(unitPrice)).toFixed(2);
}

/** Puts a product into the database of a test; one of a license where that is named. */
export async function aBillingProduct(
  database: Database,
  fields: { name?: string; licenseId?: number; active?: boolean } = {},
): Promise<{ id: number; name: string }> {
  const { name = uniqueName('Product'), licenseId = null, active = true } = fields;
  const source = licenseId === null ? 'MANUAL' : 'SOFTWARE_LICENSE';
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO billing_product (name, account_id, quantity_source, manual_quantity, license_id, license_count,
      cost_source, cost_amount, price_type, price_amount, active)
    SELECT ${name}, a.id, ${source}, ${licenseId === null ? 1 : null}::int, ${licenseId}::bigint,
      ${licenseId === null ? null : 'USED'}::text, 'FIXED', 10, 'FIXED', 20, ${active}
    FROM billing_account a WHERE a.default_of = ${source} RETURNING id`);
  return { id, name };
}

/** Puts an agreement into the database of a test, with products. */
export async function anAgreement(
  database: Database,
  fields: { organizationId: number; status?: 'DRAFT' | 'ACTIVE' | 'ENDED'; productIds?: readonly number[] },
): Promise<number> {
  const { organizationId, status = 'ACTIVE', productIds = [] } = fields;
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO billing_agreement (organization_id, name, status, "interval", bill_day, timing, currency, start_on,
      next_start_on, next_bill_on)
    VALUES (${organizationId}, ${uniqueName('Agreement')}, ${status}, 'MONTHLY', 1, 'ADVANCE', 'USD', '2026-01-01',
      '2026-01-01', '2026-01-01')
    RETURNING id`);
  await database.query(sql`
    INSERT INTO billing_agreement_product (billing_agreement_id, billing_product_id, position)
    SELECT ${id}, product_id, position FROM unnest(${[...productIds]}::bigint[]) WITH ORDINALITY AS p (product_id, position)`);
  return id;
}

/** Activates Billing, with an export, a schedule and margins. */
export async function fillBilling(server: TestServer, organizationId: number): Promise<void> {
  await server.as('post', '/apps/billing/activate').expect(200);
  const product = await aBillingProduct(server.database);
  const { id } = await anInvoice(server.database, { organizationId, lines: [{ productId: product.id }] });
  await server
    .as('post', '/billing/exports')
    .send({ format: 'XERO', invoiceIds: [id] })
    .expect(201);
  const target = { type: 'FOLDER', folder: '' };
  const schedule = { name: 'Nightly', format: 'XERO', interval: 'DAILY', target };
  await server.as('post', '/billing/export-schedules').send(schedule).expect(201);
}
