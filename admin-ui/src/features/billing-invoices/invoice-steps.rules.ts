import type { InvoiceResponse } from '../../api/model';

/** What of an invoice decides what can be done with it. */
export type InvoiceState = Pick<InvoiceResponse, 'kind' | 'status' | 'archivedStatus' | 'agreementId' | 'creditNote'>;

/** What can be done with an invoice. */
export type InvoiceStep = 'change' | 'recalculate' | 'approve' | 'complete' | 'archive' | 'unarchive' | 'credit';

/** Whether the state of an invoice allows a step; the server has the last word. */
export function allowsStep(step: InvoiceStep, invoice: InvoiceState): boolean {
  const { kind, status, archivedStatus } = invoice;
  switch (step) {
    case 'change':
    case 'approve':
      return status === 'PENDING';
    case 'recalculate':
      return status === 'PENDING' && kind === 'INVOICE' && invoice.agreementId !== null;
    case 'complete':
      return status === 'APPROVED';
    case 'archive':
      return status !== 'ARCHIVED';
    case 'unarchive':
      return status === 'ARCHIVED';
    case 'credit':
      return kind === 'INVOICE' && (archivedStatus ?? status) !== 'PENDING' && invoice.creditNote === null;
  }
}
