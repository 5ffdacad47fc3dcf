import { shownAmount } from './billing-amounts.rules.js';
import { invoiceStatuses, type InvoiceStatus } from './billing-invoice-states.rules.js';
import type { InvoiceSummaryResponse } from './invoice-summary.dto.js';

/** The invoices of a state in one currency. */
export interface CountedInvoices {
  status: InvoiceStatus;
  currency: string;
  invoices: number;
  /** Decimal string. */
  total: string;
}

/** Counts of every state: amounts of several currencies are never added up. */
export function invoiceSummary(counted: readonly CountedInvoices[]): InvoiceSummaryResponse {
  const items = invoiceStatuses.map((status) => {
    const some = counted
      .filter((each) => each.status === status)
      .sort((a, b) => b.invoices - a.invoices || a.currency.localeCompare(b.currency));
    return {
      status,
      invoices: some.reduce((sum, { invoices }) => sum + invoices, 0),
      totals: some.map(({ currency, total }) => ({ currency, amount: shownAmount(total, currency) })),
    };
  });
  return { items };
}
