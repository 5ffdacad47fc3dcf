import type { InvoiceLineResponse, InvoiceResponse } from '../../api/model';

/** A line that counts the seats of a license, for specs. */
export function aLine(fields: Partial<InvoiceLineResponse> = {}): InvoiceLineResponse {
  return {
    id: 70,
    productId: 5,
    description: 'Acrobat Pro seat',
    account: { code: 'SOFTWARE', name: 'Software' },
    quantitySource: 'SOFTWARE_LICENSE',
    licenseCount: 'USED',
    quantity: 12,
    includedCount: 2,
    billedQuantity: 10,
    unitPrice: '10.00',
    unitCost: '8.00',
    costCurrency: null,
    exchangeRate: null,
    amount: '100.00',
    taxable: true,
    edited: false,
    ...fields,
  };
}

/** A pending invoice with one line, for specs. */
export function anInvoice(fields: Partial<InvoiceResponse> = {}): InvoiceResponse {
  return {
    id: 7,
    version: 3,
    number: 'INV-00007',
    kind: 'INVOICE',
    status: 'PENDING',
    archivedStatus: null,
    agreementId: 4,
    agreementName: 'Managed services',
    organization: { id: 2, name: 'Acme' },
    creditedInvoice: null,
    creditNote: null,
    periodStart: '2026-09-01',
    periodEnd: '2026-09-30',
    measuredOn: '2026-09-01',
    invoicedOn: '2026-09-01',
    dueOn: '2026-10-01',
    currency: 'USD',
    lines: [aLine()],
    subtotal: '100.00',
    taxPercent: '8.25',
    tax: '8.25',
    total: '108.25',
    note: '',
    approvedAt: null,
    approvedBy: '',
    exportedAt: null,
    createdAt: '2026-09-01T00:00:00Z',
    ...fields,
  };
}
