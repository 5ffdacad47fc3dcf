import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { InvoiceLineResponse, InvoiceResponse } from './billing-invoices.dto.js';

/** An invoice as the log has it: whoever reads the log may not know what the licenses behind the lines cost. */
interface AuditedInvoice extends Omit<InvoiceResponse, 'lines'> {
  lines: Omit<InvoiceLineResponse, 'unitCost' | 'costCurrency' | 'exchangeRate'>[];
}

export function toAuditedInvoice(invoice: InvoiceResponse): AuditedInvoice {
  return {
    ...invoice,
    lines: invoice.lines.map((line) => {
      const { unitCost: _, costCurrency: __, exchangeRate: ___, ...told } = line;
      return told;
    }),
  };
}

export const auditedInvoice: AuditedKind<AuditedInvoice> = {
  subjectType: 'BillingInvoice',
  noun: 'billing-invoice',
  shown: [
    'id',
    'number',
    'kind',
    'status',
    'dueOn',
    'currency',
    'lines',
    'subtotal',
    'taxPercent',
    'tax',
    'total',
    'note',
    'approvedAt',
    'approvedBy',
  ],
  organizationOf: (invoice) => invoice.organization.id,
};
