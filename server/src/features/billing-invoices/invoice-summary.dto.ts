import { ApiProperty } from '@nestjs/swagger';
import { QueryIds } from '../../platform/http/list-query.js';
import { type InvoiceStatus, invoiceStatuses } from './billing-invoice-states.rules.js';

export class InvoiceSummaryQuery {
  @QueryIds()
  organizationId?: number[];
}

export class MoneyOfInvoices {
  currency!: string;
  /** What invoices charge, less what credit notes give back. */
  @ApiProperty({ type: String, example: '1200.00' })
  amount!: string;
}

export class InvoiceStateSummary {
  @ApiProperty({ enum: invoiceStatuses, enumName: 'InvoiceStatus' })
  status!: InvoiceStatus;
  /** Invoices and credit notes. */
  invoices!: number;
  /** Their totals in each currency, that of the most invoices first. */
  totals!: MoneyOfInvoices[];
}

/** How many invoices are in which state, and what they come to. */
export class InvoiceSummaryResponse {
  /** Every state, in the order of an invoice's life. */
  items!: InvoiceStateSummary[];
}
