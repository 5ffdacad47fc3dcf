import type { BillingExportFormat, ExportedInvoice, ExportWriter } from './billing-exports.types.js';
import { csvWriter, jsonWriter } from './generic-files.rules.js';
import { quickbooksWriter } from './quickbooks-file.rules.js';
import { xeroWriter } from './xero-file.rules.js';

export const exportWriters: Record<BillingExportFormat, ExportWriter> = {
  QUICKBOOKS: quickbooksWriter,
  XERO: xeroWriter,
  CSV: csvWriter,
  JSON: jsonWriter,
};

/** What a file is called: no other export has the name, so it can lie in a folder with all others. */
export function fileNameOf(format: BillingExportFormat, on: Temporal.PlainDate, id: number): string {
  return `invoices-${format.toLowerCase()}-${on.toString()}-${id}.${exportWriters[format].extension}`;
}

/** A file that is written invoice by invoice. */
export class ExportText {
  private readonly parts: string[] = [];
  private readonly writer: ExportWriter;
  lineCount = 0;

  constructor(format: BillingExportFormat) {
    this.writer = exportWriters[format];
  }

  add(invoices: readonly ExportedInvoice[]): void {
    for (const invoice of invoices) {
      this.parts.push(this.writer.partOf(invoice));
      this.lineCount += invoice.lines.length;
    }
  }

  /** All of it, as UTF-8. */
  bytes(): Buffer {
    const { head, separator, tail } = this.writer;
    return Buffer.from(head + this.parts.join(separator) + tail);
  }
}
