import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { InvoiceResponse } from './billing-invoices.dto.js';

export const auditedInvoice: AuditedKind<InvoiceResponse> = {
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
