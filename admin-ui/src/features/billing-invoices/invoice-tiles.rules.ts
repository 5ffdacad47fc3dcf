import type { InvoiceStatus, InvoiceSummaryResponse, MoneyOfInvoices } from '../../api/model';
import { invoiceStatusWords } from './invoice-words';

/** One state above the list; choosing it narrows the list to the invoices that are in it. */
export interface InvoiceTile {
  readonly status: InvoiceStatus;
  readonly label: string;
  /** What has to be done with those that are in it. */
  readonly hint: string;
  /** `null` while it is not known. */
  readonly invoices: number | null;
  readonly totals: readonly MoneyOfInvoices[];
}

/** The states that are shown where nobody asks for one: what is archived is put aside. */
export const standingStates: InvoiceStatus[] = ['PENDING', 'APPROVED', 'COMPLETED'];

const hints: Readonly<Record<InvoiceStatus, string>> = {
  PENDING: $localize`to check and approve`,
  APPROVED: $localize`to export and be paid`,
  COMPLETED: $localize`done with`,
  ARCHIVED: $localize`put aside`,
};

/** The tiles above the invoices list, one for each state. */
export function invoiceTiles(summary: InvoiceSummaryResponse | null): readonly InvoiceTile[] {
  const states = ['PENDING', 'APPROVED', 'COMPLETED', 'ARCHIVED'] as const;
  return states.map((status) => {
    const state = summary?.items.find((each) => each.status === status);
    return {
      status,
      label: invoiceStatusWords[status],
      hint: hints[status],
      invoices: summary === null ? null : (state?.invoices ?? 0),
      totals: state?.totals ?? [],
    };
  });
}

/** The filter of states after a tile was chosen: a second click lets go of it. `null` for none. */
export function chosenStates(chosen: readonly string[] | undefined, status: InvoiceStatus): readonly string[] | null {
  return chosen?.length === 1 && chosen[0] === status ? null : [status];
}
