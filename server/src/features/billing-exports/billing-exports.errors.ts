import { AppError, invalidField } from '../../platform/http/app-error.js';

/** So many numbers are named in a sentence. */
const mostNamed = 10;

function listed(numbers: readonly string[]): string {
  const named = numbers.slice(0, mostNamed).join(', ');
  return numbers.length > mostNamed ? `${named} and ${numbers.length - mostNamed} more` : named;
}

function aboutInvoices(code: string, status: number, message: string, numbers: readonly string[]): AppError {
  const errors = [{ field: 'invoiceIds', code, message }];
  return new AppError(code, status, message, { errors, extra: { numbers } });
}

/** 409: they were exported before, so that importing the file would book them twice. */
export function alreadyExported(numbers: readonly string[]): AppError {
  return aboutInvoices(
    'export.already',
    409,
    `Exported before: ${listed(numbers)}. Leave them out, or export them again on purpose.`,
    numbers,
  );
}

/** 422: what is not approved may still change. */
export function notApproved(numbers: readonly string[]): AppError {
  return aboutInvoices(
    'export.not-approved',
    422,
    `Only approved and completed invoices are exported, and these are neither: ${listed(numbers)}.`,
    numbers,
  );
}

/** 422: QuickBooks imports invoices and credit notes from files of their own. */
export function creditNotesApart(numbers: readonly string[]): AppError {
  return aboutInvoices(
    'export.credit-notes-apart',
    422,
    `QuickBooks imports credit notes from a file of their own. Export these by themselves: ${listed(numbers)}.`,
    numbers,
  );
}

/** 422: there is no such invoice, or the actor may not see it. */
export function invoiceUnknown(ids: readonly number[]): AppError {
  return invalidField(
    'invoiceIds',
    'reference.unknown',
    `There is no invoice with the id ${listed(ids.map(String))}, or you may not see it.`,
  );
}

/** 422: no invoice waits. */
export function nothingToExport(): AppError {
  return new AppError(
    'export.empty',
    422,
    'There is nothing to export: no approved invoice that you may export waits for it. Approve invoices first.',
  );
}

/** 409: the file is not written yet, or could not be. */
export function exportNotReady(failed: boolean): AppError {
  return new AppError(
    'export.not-ready',
    409,
    failed
      ? 'This export failed and has no file. Its invoices can be exported again.'
      : 'This file is still being written. Try again in a moment.',
  );
}

/** 409: nothing is to be handed over. */
export function nothingToDeliver(): AppError {
  return new AppError(
    'export.nothing-to-deliver',
    409,
    'This file is not waiting to be delivered: it was delivered, is not written yet, or its schedule is gone. Download it.',
  );
}
