import type { BillingExportFormat } from './billing-exports.types.js';

/** An invoice that somebody wants to export. */
export interface ChosenInvoice {
  id: number;
  number: string;
  kind: 'INVOICE' | 'CREDIT_NOTE';
  status: string;
  exported: boolean;
}

/** Why invoices can't be exported together. */
export interface SelectionProblem {
  kind: 'NOT_APPROVED' | 'ALREADY_EXPORTED' | 'CREDIT_NOTES_APART';
  numbers: string[];
}

export const exportedStatuses = ['APPROVED', 'COMPLETED'] as const;

/** What keeps invoices that somebody named from being exported; null where nothing does. */
export function selectionProblem(
  chosen: readonly ChosenInvoice[],
  { format, again }: { format: BillingExportFormat; again: boolean },
): SelectionProblem | null {
  const those = (kind: SelectionProblem['kind'], wrong: (invoice: ChosenInvoice) => boolean) => {
    const numbers = chosen.filter(wrong).map(({ number }) => number);
    return numbers.length === 0 ? null : { kind, numbers };
  };
  const statuses: readonly string[] = exportedStatuses;
  const mixed = format === 'QUICKBOOKS' && chosen.some(({ kind }) => kind === 'INVOICE');
  return (
    those('NOT_APPROVED', ({ status }) => !statuses.includes(status)) ??
    those('ALREADY_EXPORTED', ({ exported }) => exported && !again) ??
    those('CREDIT_NOTES_APART', ({ kind }) => mixed && kind === 'CREDIT_NOTE')
  );
}

/** All that waits, in as many files as it needs: QuickBooks takes credit notes apart from invoices. */
export function filesOf<Invoice extends Pick<ChosenInvoice, 'kind'>>(
  waiting: readonly Invoice[],
  format: BillingExportFormat,
): Invoice[][] {
  const { taken, leftOut } = fittingTogether(waiting, format);
  const others = leftOut === 0 ? [] : waiting.filter(({ kind }) => kind === 'CREDIT_NOTE');
  return [taken, others].filter((file) => file.length > 0);
}

/**
 * Of all that waits, what goes into one file: QuickBooks takes invoices without credit notes, and credit notes once no
 * invoices wait.
 */
export function fittingTogether<Invoice extends Pick<ChosenInvoice, 'kind'>>(
  waiting: readonly Invoice[],
  format: BillingExportFormat,
): { taken: Invoice[]; leftOut: number } {
  const apart = format === 'QUICKBOOKS' && waiting.some(({ kind }) => kind === 'INVOICE');
  const taken = waiting.filter(({ kind }) => !apart || kind === 'INVOICE');
  return { taken, leftOut: waiting.length - taken.length };
}
