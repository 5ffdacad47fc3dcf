export const invoiceKinds = ['INVOICE', 'CREDIT_NOTE'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

export const invoiceStatuses = ['PENDING', 'APPROVED', 'COMPLETED', 'ARCHIVED'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** What of an invoice decides what can be done with it. */
export interface InvoiceState {
  kind: InvoiceKind;
  status: InvoiceStatus;
  /** What it was when it was archived. */
  archivedStatus: InvoiceStatus | null;
}

/** What can be done with an invoice. */
export type InvoiceStep = 'change' | 'recalculate' | 'approve' | 'complete' | 'archive' | 'unarchive' | 'credit';

/** Why a step cannot be done. */
export type InvoiceRefusal = 'frozen' | 'archived' | 'not-approved' | 'credit-note';

/** What a step does: it is refused, it was done before, or it leads on. */
export type StepOutcome = { refused: InvoiceRefusal } | { done: true } | { to: InvoiceStatus };

/** Decides what a step does to an invoice. Doing again what was done changes nothing. */
export function stepOf(step: InvoiceStep, { kind, status, archivedStatus }: InvoiceState): StepOutcome {
  switch (step) {
    case 'archive':
      return status === 'ARCHIVED' ? { done: true } : { to: 'ARCHIVED' };
    case 'unarchive':
      return archivedStatus === null ? { done: true } : { to: archivedStatus };
    case 'change':
    case 'recalculate':
      if ((archivedStatus ?? status) !== 'PENDING') return { refused: 'frozen' };
      if (status === 'ARCHIVED') return { refused: 'archived' };
      return step === 'recalculate' && kind === 'CREDIT_NOTE' ? { refused: 'credit-note' } : { to: status };
    case 'approve':
      if (status === 'ARCHIVED') return { refused: 'archived' };
      if (status === 'COMPLETED') return { refused: 'frozen' };
      return status === 'APPROVED' ? { done: true } : { to: 'APPROVED' };
    case 'complete':
      if (status === 'ARCHIVED') return { refused: 'archived' };
      if (status === 'PENDING') return { refused: 'not-approved' };
      return status === 'COMPLETED' ? { done: true } : { to: 'COMPLETED' };
    case 'credit':
      if (kind === 'CREDIT_NOTE') return { refused: 'credit-note' };
      return (archivedStatus ?? status) === 'PENDING' ? { refused: 'not-approved' } : { to: status };
  }
}
