import type { ExportedInvoice, ExportedLine } from './billing-exports.types.js';

/** A line of 12 × 20.00. */
export function anExportedLine(fields: Partial<ExportedLine> = {}): ExportedLine {
  return {
    id: 71,
    productId: 5,
    productName: 'Acrobat Pro',
    description: 'Adobe Acrobat Pro, per seat',
    accountCode: 'SOFTWARE',
    accountName: 'Software',
    quantitySource: 'SOFTWARE_LICENSE',
    licenseCount: 'USED',
    quantity: 14,
    includedCount: 2,
    billedQuantity: 12,
    unitPrice: '20.0000000000',
    amount: '240.000000',
    taxable: true,
    ...fields,
  };
}

/** An invoice with that line, 19 % tax. */
export function anExportedInvoice(fields: Partial<ExportedInvoice> = {}): ExportedInvoice {
  return {
    id: 3,
    kind: 'INVOICE',
    number: 'INV-00003',
    status: 'APPROVED',
    creditedInvoiceId: null,
    creditedNumber: null,
    agreementId: 4,
    agreementName: 'Managed workplace',
    organization: { id: 8, name: 'Acme' },
    periodStart: '2026-10-01',
    periodEnd: '2026-10-31',
    measuredOn: '2026-10-31',
    invoicedOn: '2026-11-01',
    dueOn: '2026-12-01',
    currency: 'USD',
    taxPercent: '19.0000',
    subtotal: '240.000000',
    tax: '45.600000',
    total: '285.600000',
    note: '',
    lines: [anExportedLine()],
    ...fields,
  };
}
