import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { ExportedInvoice, ExportedLine } from './billing-exports.types.js';
import { type ChosenInvoice, exportedStatuses } from './export-selection.rules.js';

/** An invoice that is held while it is exported. */
export interface HeldInvoice extends ChosenInvoice {
  organizationId: number;
}

/** Which of the approved invoices are meant. */
export interface ChosenWaiting {
  /** Those too that were exported. */
  again: boolean;
  organizationIds?: readonly number[] | undefined;
  invoicedFrom?: string | undefined;
  invoicedTo?: string | undefined;
}

/** What waits in a currency. */
export interface WaitingCount {
  currency: string;
  invoiceCount: number;
  creditNoteCount: number;
  /** A decimal string. */
  total: string;
}

/** Of the alias `i`. */
function waiting(mine: Sql, { again, organizationIds, invoicedFrom, invoicedTo }: ChosenWaiting): Sql[] {
  const where = [sql`i.status = ANY(${[...exportedStatuses]}::text[])`, mine];
  if (!again) where.push(sql`i.exported_at IS NULL`);
  if (organizationIds !== undefined) where.push(inIds(sql`i.organization_id`, organizationIds));
  if (invoicedFrom !== undefined) where.push(sql`i.invoiced_on >= ${invoicedFrom}::date`);
  if (invoicedTo !== undefined) where.push(sql`i.invoiced_on <= ${invoicedTo}::date`);
  return where;
}

/** An invoice as it is written, without its lines. */
type InvoiceRow = Omit<ExportedInvoice, 'lines'>;

/** A line, with its invoice. */
type LineRow = ExportedLine & { invoiceId: number };

/** The invoices that exports are made of. */
@Injectable()
export class ExportedInvoicesRepository {
  constructor(private readonly database: Database) {}

  /** Holds those of the invoices that satisfy `visible`, in one order. */
  hold(visible: Sql, ids: readonly number[]): Promise<HeldInvoice[]> {
    return this.held([inIds(sql`i.id`, ids), visible]);
  }

  /** Holds the approved invoices that satisfy `mine`, in one order. */
  holdWaiting(mine: Sql, chosen: ChosenWaiting): Promise<HeldInvoice[]> {
    return this.held(waiting(mine, chosen));
  }

  /** How many of them there are, by currency. */
  countWaiting(mine: Sql, chosen: ChosenWaiting): Promise<WaitingCount[]> {
    return this.database.query(sql`
      SELECT i.currency, count(*) FILTER (WHERE i.kind = 'INVOICE') AS "invoiceCount",
        count(*) FILTER (WHERE i.kind = 'CREDIT_NOTE') AS "creditNoteCount",
        sum(CASE WHEN i.kind = 'CREDIT_NOTE' THEN -abs(i.total) ELSE i.total END) AS total
      FROM billing_invoice i WHERE ${allOf(waiting(mine, chosen))} GROUP BY i.currency ORDER BY i.currency`);
  }

  /** Marks invoices that are held as exported, once: those that were stay as they are. */
  async mark(ids: readonly number[], at: Temporal.Instant): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_invoice SET exported_at = ${at.toString()}::timestamptz, version = version + 1, updated_at = now()
      WHERE ${inIds(sql`id`, ids)} AND exported_at IS NULL`);
  }

  /** Takes the mark from invoices of an export that failed, unless another one has them. */
  async release(exportId: number): Promise<void> {
    await this.database.query(sql`
      SELECT i.id FROM billing_invoice i JOIN billing_export_invoice x ON x.billing_invoice_id = i.id
      WHERE x.billing_export_id = ${exportId} ORDER BY i.id FOR UPDATE OF i`);
    await this.database.query(sql`
      UPDATE billing_invoice i SET exported_at = NULL, version = version + 1, updated_at = now()
      FROM billing_export_invoice x
      WHERE x.billing_export_id = ${exportId} AND i.id = x.billing_invoice_id AND NOT EXISTS (
        SELECT FROM billing_export_invoice other JOIN billing_export e ON e.id = other.billing_export_id
        WHERE other.billing_invoice_id = i.id AND e.status <> 'FAILED')`);
  }

  /** The invoices of an export, in the order of their numbers. */
  async idsOf(exportId: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT i.id FROM billing_export_invoice x JOIN billing_invoice i ON i.id = x.billing_invoice_id
      WHERE x.billing_export_id = ${exportId} ORDER BY i.counter`);
    return rows.map(({ id }) => id);
  }

  /** The organizations whose invoices are in an export, each with their numbers. */
  numbersOf(exportId: number): Promise<{ organizationId: number; numbers: string[] }[]> {
    return this.database.query(sql`
      SELECT i.organization_id AS "organizationId", array_agg(i.number ORDER BY i.counter) AS numbers
      FROM billing_export_invoice x JOIN billing_invoice i ON i.id = x.billing_invoice_id
      WHERE x.billing_export_id = ${exportId} GROUP BY 1 ORDER BY 1`);
  }

  /** Invoices with their lines, in the order of the ids. */
  async contentOf(ids: readonly number[]): Promise<ExportedInvoice[]> {
    const invoices = await this.database.query<InvoiceRow>(sql`
      SELECT i.id, i.kind, i.number, i.status, i.credited_invoice_id AS "creditedInvoiceId",
        credited.number AS "creditedNumber", i.billing_agreement_id AS "agreementId",
        i.agreement_name AS "agreementName", json_build_object('id', o.id, 'name', o.name) AS organization,
        i.period_start AS "periodStart", i.period_end AS "periodEnd", i.measured_on AS "measuredOn",
        i.invoiced_on AS "invoicedOn", i.due_on AS "dueOn", i.currency, i.tax_percent AS "taxPercent",
        i.subtotal, i.tax, i.total, i.note
      FROM unnest(${[...ids]}::bigint[]) WITH ORDINALITY AS wanted (id, position)
      JOIN billing_invoice i ON i.id = wanted.id
      JOIN organization o ON o.id = i.organization_id
      LEFT JOIN billing_invoice credited ON credited.id = i.credited_invoice_id
      ORDER BY wanted.position`);
    const lines = await this.database.query<LineRow>(sql`
      SELECT l.billing_invoice_id AS "invoiceId", l.id, l.billing_product_id AS "productId", p.name AS "productName",
        l.description, l.account_code AS "accountCode", l.account_name AS "accountName",
        l.quantity_source AS "quantitySource", l.license_count AS "licenseCount", l.quantity,
        l.included_count AS "includedCount", l.billed_quantity AS "billedQuantity", l.unit_price AS "unitPrice",
        l.amount, l.taxable
      FROM billing_invoice_line l LEFT JOIN billing_product p ON p.id = l.billing_product_id
      WHERE l.billing_invoice_id = ANY(${[...ids]}::bigint[]) ORDER BY l.billing_invoice_id, l.position, l.id`);
    const byInvoice = Map.groupBy(lines, ({ invoiceId }) => invoiceId);
    return invoices.map((invoice) => ({
      ...invoice,
      lines: (byInvoice.get(invoice.id) ?? []).map(({ invoiceId: _invoice, ...line }) => line),
    }));
  }

  private held(where: readonly Sql[]): Promise<HeldInvoice[]> {
    return this.database.query(sql`
      SELECT i.id, i.number, i.kind, i.status, i.exported_at IS NOT NULL AS exported,
        i.organization_id AS "organizationId"
      FROM billing_invoice i WHERE ${allOf(where)} ORDER BY i.id FOR UPDATE`);
  }
}
