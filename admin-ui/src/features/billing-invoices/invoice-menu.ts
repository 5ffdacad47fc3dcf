import type { InvoiceResponse } from '../../api/model';
import type { RowAction } from '../../ui/data-table';
import type { InvoiceActions } from './invoice-actions';
import type { InvoiceStep } from './invoice-steps.rules';

/** What follows a step: gets the invoice as it is then, or the credit note that was made of it. */
type Done = (invoice: InvoiceResponse) => void;

/** The menu of an invoice: the steps that its state allows to the signed-in person. */
export function invoiceMenu(actions: InvoiceActions, invoice: InvoiceResponse, done: Done): readonly RowAction[] {
  const entry = (
    step: InvoiceStep,
    action: Omit<RowAction, 'run'>,
    take: () => Promise<InvoiceResponse | undefined>,
  ): readonly RowAction[] =>
    actions.may(step, invoice)
      ? [{ ...action, run: () => void take().then((changed) => changed && done(changed)) }]
      : [];
  return [
    ...entry('approve', { label: $localize`Approve`, icon: 'check' }, () => actions.approve(invoice)),
    ...entry('complete', { label: $localize`Complete`, icon: 'check-circle' }, () => actions.complete(invoice)),
    ...entry('change', { label: $localize`Edit lines`, icon: 'edit' }, () => actions.editLines(invoice)),
    ...entry('change', { label: $localize`Edit note`, icon: 'file' }, () => actions.editNote(invoice)),
    ...entry('recalculate', { label: $localize`Measure anew`, icon: 'refresh' }, () => actions.recalculate(invoice)),
    ...entry('credit', { label: $localize`Make credit note`, icon: 'renewal' }, () => actions.credit(invoice)),
    ...entry('archive', { label: $localize`Archive`, icon: 'archive' }, () => actions.archive(invoice)),
    ...entry('unarchive', { label: $localize`Take out of the archive`, icon: 'archive' }, () =>
      actions.unarchive(invoice),
    ),
  ];
}
