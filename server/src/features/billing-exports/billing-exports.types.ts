import type { InvoiceLine } from '../billing-invoices/billing-lines.rules.js';

/** What files are made for. */
export const billingExportFormats = ['QUICKBOOKS', 'XERO', 'CSV', 'JSON'] as const;
export type BillingExportFormat = (typeof billingExportFormats)[number];

export const billingExportStatuses = ['WAITING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type BillingExportStatus = (typeof billingExportStatuses)[number];

export const exportIntervals = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
export type ExportInterval = (typeof exportIntervals)[number];

export const exportTargets = ['FOLDER', 'EMAIL', 'WEBHOOK'] as const;
export type ExportTarget = (typeof exportTargets)[number];

/** What of a line not everybody may know who reads the file. */
type WithheldFromFiles = 'licenseId' | 'licenseName' | 'unitCost' | 'costCurrency' | 'exchangeRate';

/** A line of an invoice as it is written into files. Amounts are decimal strings. */
export interface ExportedLine extends Omit<InvoiceLine, WithheldFromFiles | 'edited'> {
  id: number;
  /** As the product is called now; null for one that is gone, and for a line that was written by hand. */
  productName: string | null;
}

/** An invoice, or a credit note, as it is written into files. Dates are ISO, amounts decimal strings. */
export interface ExportedInvoice {
  id: number;
  kind: 'INVOICE' | 'CREDIT_NOTE';
  number: string;
  status: string;
  /** What a credit note is for. */
  creditedInvoiceId: number | null;
  creditedNumber: string | null;
  agreementId: number | null;
  agreementName: string;
  organization: { id: number; name: string };
  periodStart: string;
  /** The last day. */
  periodEnd: string;
  measuredOn: string;
  invoicedOn: string;
  dueOn: string;
  currency: string;
  taxPercent: string;
  subtotal: string;
  tax: string;
  total: string;
  note: string;
  lines: readonly ExportedLine[];
}

/** How files of a format are written: `head`, the parts of the invoices with `separator` between them, `tail`. */
export interface ExportWriter {
  mediaType: string;
  extension: 'csv' | 'json';
  head: string;
  separator: string;
  tail: string;
  /** What the file says of an invoice; empty for one that has nothing to be said of. */
  partOf(invoice: ExportedInvoice): string;
}
