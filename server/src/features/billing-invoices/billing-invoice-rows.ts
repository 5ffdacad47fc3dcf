import { plainDecimal } from '../billing-agreements/billing-terms.rules.js';
import { shownAmount, shownUnitPrice } from './billing-amounts.rules.js';
import type { InvoiceKind, InvoiceStatus } from './billing-invoice-states.rules.js';
import type { InvoiceLineResponse, InvoiceReference, InvoiceResponse } from './billing-invoices.dto.js';
import type { InvoiceLine } from './billing-lines.rules.js';

/** A line as SQL gives it: decimals as text. */
export interface LineRow extends InvoiceLine {
  id: number;
}

/** An invoice as SQL gives it. */
export interface InvoiceRow {
  id: number;
  version: number;
  number: string;
  kind: InvoiceKind;
  status: InvoiceStatus;
  archived_status: InvoiceStatus | null;
  agreement_id: number | null;
  agreement_name: string;
  organization_id: number;
  organization_name: string;
  credited_invoice: InvoiceReference | null;
  credit_note: InvoiceReference | null;
  period_start: string;
  period_end: string;
  measured_on: string;
  invoiced_on: string;
  due_on: string;
  currency: string;
  lines: LineRow[];
  subtotal: string;
  tax_percent: string;
  tax: string;
  total: string;
  note: string;
  approved_at: Date | null;
  approved_by: string;
  exported_at: Date | null;
  created_at: Date;
}

export function toInvoiceResponse(row: InvoiceRow): InvoiceResponse {
  const { currency } = row;
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind,
    status: row.status,
    archivedStatus: row.archived_status,
    agreementId: row.agreement_id,
    agreementName: row.agreement_name,
    organization: { id: row.organization_id, name: row.organization_name },
    creditedInvoice: row.credited_invoice,
    creditNote: row.credit_note,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    measuredOn: row.measured_on,
    invoicedOn: row.invoiced_on,
    dueOn: row.due_on,
    currency,
    lines: row.lines.map((line) => ({ id: line.id, ...toLineResponse(line, currency) })),
    subtotal: shownAmount(row.subtotal, currency),
    taxPercent: plainDecimal(row.tax_percent),
    tax: shownAmount(row.tax, currency),
    total: shownAmount(row.total, currency),
    note: row.note,
    approvedAt: row.approved_at,
    approvedBy: row.approved_by,
    exportedAt: row.exported_at,
    createdAt: row.created_at,
  };
}

/**
 * A line as it is shown, whether it is stored or not. Which license was counted is not: whoever sees the invoice may not
 * see the license.
 */
export function toLineResponse(line: InvoiceLine, currency: string): Omit<InvoiceLineResponse, 'id'> {
  return {
    productId: line.productId,
    description: line.description,
    account: { code: line.accountCode, name: line.accountName },
    quantitySource: line.quantitySource,
    licenseCount: line.licenseCount,
    quantity: line.quantity,
    includedCount: line.includedCount,
    billedQuantity: line.billedQuantity,
    unitPrice: shownUnitPrice(line.unitPrice, currency),
    unitCost: line.unitCost === null ? null : shownUnitPrice(line.unitCost, currency),
    costCurrency: line.costCurrency,
    exchangeRate: line.exchangeRate === null ? null : plainDecimal(line.exchangeRate),
    amount: shownAmount(line.amount, currency),
    taxable: line.taxable,
    edited: line.edited,
  };
}
