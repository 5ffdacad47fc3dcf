import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { containsPattern, inIds, picked, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { BillingInterval } from '../billing-agreements/billing-periods.rules.js';
import type { InvoiceTotals } from './billing-amounts.rules.js';
import { type InvoiceRow, type LineRow, toInvoiceResponse } from './billing-invoice-rows.js';
import type { InvoiceState, InvoiceStatus } from './billing-invoice-states.rules.js';
import type { InvoiceListQuery, InvoiceResponse } from './billing-invoices.dto.js';
import { BillingInvoice } from './billing-invoices.entity.js';
import type { InvoiceSummaryQuery } from './invoice-summary.dto.js';
import type { CountedInvoices } from './invoice-summary.rules.js';
import { insertLines, linesOf, type PlacedLine, updateLines } from './invoice-lines.sql.js';

/** An invoice that is held for a change. */
export interface HeldInvoice extends InvoiceState {
  id: number;
  version: number;
  organizationId: number;
  agreementId: number | null;
  sequence: number | null;
  measuredOn: string;
  invoicedOn: string;
  interval: BillingInterval;
  chargedDays: number;
  wholeDays: number;
  removedProductIds: number[];
}

/** What a new invoice is stored with, besides its lines. */
export type NewInvoice = Pick<
  BillingInvoice,
  | 'kind'
  | 'creditedInvoiceId'
  | 'counter'
  | 'number'
  | 'status'
  | 'billingAgreementId'
  | 'agreementName'
  | 'sequence'
  | 'organizationId'
  | 'periodStart'
  | 'periodEnd'
  | 'interval'
  | 'chargedDays'
  | 'wholeDays'
  | 'measuredOn'
  | 'invoicedOn'
  | 'dueOn'
  | 'currency'
  | 'taxPercent'
  | 'approvedAt'
  | 'approvedBy'
> &
  InvoiceTotals;

/** A line as it was stored. */
export interface StoredLine {
  id: number;
  productId: number | null;
  quantity: number;
  quantitySource: string;
}

const reference = sql`jsonb_build_object('id', other.id, 'number', other.number)`;

/** What of invoices somebody sees. */
export interface SeenInvoices {
  /** A condition on an invoice `i`. */
  invoices: Sql;
  /** A condition on a line `n`: its cost is theirs to know. */
  costs: Sql;
}

const shown = (
  costs: Sql,
) => sql`i.id, i.version, i.number, i.kind, i.status, i.archived_status, i.billing_agreement_id AS agreement_id,
    i.agreement_name, i.organization_id, o.name AS organization_name,
    (SELECT ${reference} FROM billing_invoice other WHERE other.id = i.credited_invoice_id) AS credited_invoice,
    (SELECT ${reference} FROM billing_invoice other WHERE other.credited_invoice_id = i.id) AS credit_note,
    i.period_start, i.period_end, i.measured_on, i.invoiced_on, i.due_on, i.currency, ${linesOf(sql`i.id`, costs)} AS lines,
    i.subtotal::text, i.tax_percent::text, i.tax::text, i.total::text, i.note, i.approved_at, i.approved_by,
    i.exported_at, i.created_at`;

const list: Omit<ListDefinition, 'select'> = {
  from: sql`billing_invoice i LEFT JOIN organization o ON o.id = i.organization_id`,
  counted: sql`billing_invoice i`,
  countedSorts: ['number', 'invoicedOn', 'dueOn', 'periodStart', 'total', 'status', 'createdAt', 'id'],
  id: sql`i.id`,
  sorts: {
    number: sql`i.counter`,
    invoicedOn: sql`i.invoiced_on`,
    dueOn: sql`i.due_on`,
    periodStart: sql`i.period_start`,
    organization: sql`lower(o.name)`,
    agreement: sql`lower(i.agreement_name)`,
    total: sql`i.total`,
    status: sql`i.status`,
    createdAt: sql`i.created_at`,
    id: sql`i.id`,
  },
  neverNull: ['number', 'invoicedOn', 'dueOn', 'createdAt', 'id'],
  defaultSort: '-invoicedOn',
};

@Injectable()
export class BillingInvoicesRepository {
  constructor(private readonly database: Database) {}

  /** The invoices that are seen. */
  list(seen: SeenInvoices, query: Unpaged<InvoiceListQuery>): RowList<InvoiceResponse> {
    const where = [seen.invoices];
    if (query.organizationId !== undefined) where.push(inIds(sql`i.organization_id`, query.organizationId));
    if (query.agreementId !== undefined) where.push(inIds(sql`i.billing_agreement_id`, query.agreementId));
    where.push(...picked(query.status, query.statusNot, (states) => sql`i.status = ANY(${states}::text[])`));
    if (query.kind !== undefined) where.push(sql`i.kind = ANY(${query.kind}::text[])`);
    if (query.from !== undefined) where.push(sql`i.invoiced_on >= ${query.from}`);
    if (query.to !== undefined) where.push(sql`i.invoiced_on <= ${query.to}`);
    if (query.exported !== undefined) where.push(sql`(i.exported_at IS NOT NULL) = ${query.exported}`);
    if (query.q !== undefined) where.push(sql`i.number ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, { ...list, select: shown(seen.costs) }, where, toInvoiceResponse);
  }

  /** How many of the invoices that satisfy `visible` are in which state and currency. */
  countByState(visible: Sql, { organizationId }: InvoiceSummaryQuery): Promise<CountedInvoices[]> {
    const here = organizationId === undefined ? sql`TRUE` : inIds(sql`i.organization_id`, organizationId);
    return this.database.query(sql`
      SELECT i.status, i.currency, count(*) AS invoices, sum(i.total)::text AS total
      FROM billing_invoice i WHERE (${visible}) AND ${here} GROUP BY 1, 2`);
  }

  /** One invoice as it is shown, or null. */
  async find({ invoices, costs }: SeenInvoices, id: number): Promise<InvoiceResponse | null> {
    const row = await this.database.first<InvoiceRow>(
      sql`SELECT ${shown(costs)} FROM ${list.from} WHERE i.id = ${id} AND (${invoices})`,
    );
    return row === null ? null : toInvoiceResponse(row);
  }

  /** Holds invoices for a change, in the order of their ids; those that are not there are left out. */
  lock(visible: Sql, ids: readonly number[]): Promise<HeldInvoice[]> {
    return this.database.query(sql`
      SELECT i.id, i.version, i.organization_id AS "organizationId", i.kind, i.status,
        i.archived_status AS "archivedStatus", i.billing_agreement_id AS "agreementId", i.sequence,
        i.measured_on AS "measuredOn", i.invoiced_on AS "invoicedOn", i."interval",
        i.charged_days AS "chargedDays", i.whole_days AS "wholeDays", i.removed_product_ids AS "removedProductIds"
      FROM billing_invoice i WHERE ${inIds(sql`i.id`, ids)} AND (${visible}) ORDER BY i.id FOR UPDATE`);
  }

  /** The lines of an invoice in their order, with all that is stored of them. */
  async linesOf(id: number): Promise<LineRow[]> {
    const { lines } = await this.database.one<{ lines: LineRow[] }>(sql`SELECT ${linesOf(sql`${id}`)} AS lines`);
    return lines;
  }

  /** What an invoice comes to; decimals as text. */
  totalsOf(id: number): Promise<InvoiceTotals & { number: string }> {
    return this.database.one(sql`
      SELECT i.number, i.subtotal::text, i.tax::text, i.total::text FROM billing_invoice i WHERE i.id = ${id}`);
  }

  /** Takes the next number: whoever does so after this waits until the transaction ends. */
  takeNumber(): Promise<{ counter: number; prefix: string; suffix: string; digits: number }> {
    return this.database.one(
      planOnce(sql`UPDATE billing_numbering SET next = next + 1 RETURNING next - 1 AS counter, prefix, suffix, digits`),
    );
  }

  async insert(invoice: NewInvoice): Promise<number> {
    const { identifiers } = await this.database.repository(BillingInvoice).insert(invoice);
    return Number(identifiers[0]?.['id']);
  }

  async update(
    id: number,
    fields: Partial<
      Pick<
        BillingInvoice,
        | 'status'
        | 'archivedStatus'
        | 'approvedAt'
        | 'approvedBy'
        | 'note'
        | 'removedProductIds'
        | 'currency'
        | 'taxPercent'
        | 'dueOn'
        | keyof InvoiceTotals
      >
    >,
  ): Promise<void> {
    await this.database.repository(BillingInvoice).update({ id }, fields);
  }

  /** Approves several at once. */
  async approve(ids: readonly number[], by: string, at: Date): Promise<void> {
    const status: InvoiceStatus = 'APPROVED';
    await this.database.query(sql`
      UPDATE billing_invoice SET status = ${status}, approved_by = ${by}, approved_at = ${at}, version = version + 1,
        updated_at = now()
      WHERE ${inIds(sql`id`, ids)}`);
  }

  /** Writes lines: those without an id are new. @returns the new ones. */
  async writeLines(invoiceId: number, lines: readonly PlacedLine[]): Promise<StoredLine[]> {
    if (lines.some(({ id }) => id !== null)) await this.database.query(updateLines(invoiceId, lines));
    if (lines.every(({ id }) => id !== null)) return [];
    return this.database.query<StoredLine>(planOnce(insertLines(invoiceId, lines)));
  }

  /** Takes out all lines but some, with their evidence. */
  async deleteLinesExcept(invoiceId: number, keptIds: readonly number[]): Promise<void> {
    await this.database.query(sql`
      DELETE FROM billing_invoice_line
      WHERE billing_invoice_id = ${invoiceId} AND NOT (id = ANY(${[...keptIds]}::bigint[]))`);
  }

  /**
   * Keeps who was counted on some lines.
   * @param holders rows of product_id and what is kept
   * @returns the seats that were counted, by the lines that have any.
   */
  async keepHolders(lines: readonly StoredLine[], holders: Sql): Promise<Map<number, number>> {
    const statement = sql`
      WITH kept AS (
        INSERT INTO billing_line_holder
          (billing_invoice_line_id, holder_kind, holder_id, holder_name, organization_name, assigned_on, seats)
        SELECT line.id, h.holder_kind, h.holder_id, h.holder_name, h.organization_name, h.assigned_on, h.seats
        FROM (${holders}) h
        JOIN unnest(${lines.map(({ id }) => id)}::bigint[], ${lines.map(({ productId }) => productId)}::bigint[])
          AS line (id, product_id) ON line.product_id = h.product_id
        RETURNING billing_invoice_line_id, seats)
      SELECT billing_invoice_line_id AS id, sum(seats) AS seats FROM kept GROUP BY 1`;
    // Holders of seats alone are asked for with the same words each time; those of a device group are not.
    const same = lines.every(({ quantitySource }) => quantitySource === 'SOFTWARE_LICENSE');
    const rows = await this.database.query<{ id: number; seats: number }>(same ? planOnce(statement) : statement);
    return new Map(rows.map(({ id, seats }) => [id, seats]));
  }

  /** Those of some lines that count seats which somebody holds: the usage of a custom license is a number, and nobody's. */
  async heldLines(ids: readonly number[]): Promise<Set<number>> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT n.id FROM billing_invoice_line n JOIN license l ON l.id = n.license_id
      WHERE ${inIds(sql`n.id`, ids)} AND n.license_count = 'USED' AND l.type <> 'CUSTOM'`);
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Products whose cost another invoice of the agreement has than that of a period, be it a later one. One that was archived
   * instead of approved charges nobody, and one that found none of it charges nothing. billing_invoice_period_key.
   */
  async chargedElsewhere(agreementId: number, sequence: number, productIds: readonly number[]): Promise<Set<number>> {
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT DISTINCT n.billing_product_id AS id
      FROM billing_invoice i JOIN billing_invoice_line n ON n.billing_invoice_id = i.id
      WHERE i.billing_agreement_id = ${agreementId} AND i.sequence <> ${sequence}
        AND i.archived_status IS DISTINCT FROM 'PENDING' AND n.quantity > 0 AND n.unit_cost IS DISTINCT FROM 0
        AND n.billing_product_id = ANY(${[...productIds]}::bigint[])`);
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Has the database look at how large the tables have become: what was empty when it looked last is read from end to end
   * for every seat that is kept, until it looks by itself.
   */
  async refreshStatistics(): Promise<void> {
    await this.database.query(sql`ANALYZE billing_invoice, billing_invoice_line`);
  }

  /** Where what is charged by hand is booked; billing_account_default_of_key. */
  manualAccount(): Promise<{ code: string; name: string }> {
    return this.database.one(sql`SELECT code, name FROM billing_account WHERE default_of = 'MANUAL'`);
  }
}
