import { AppError, type FieldError, invalidField } from '../../platform/http/app-error.js';
import type { InvoiceRefusal } from './billing-invoice-states.rules.js';

const refusals: Record<InvoiceRefusal, string> = {
  frozen: 'This invoice was approved and stays as it is. Make a credit note to give back what it charges.',
  archived: 'This invoice is archived. Take it out of the archive first.',
  'not-approved': 'This invoice is pending. Approve it first.',
  'credit-note': 'A credit note gives back what its invoice charged: it is neither measured nor credited itself.',
};

/** 409: what the invoice is does not allow it. */
export function invoiceRefusal(refusal: InvoiceRefusal): AppError {
  return new AppError(`invoice.${refusal}`, 409, refusals[refusal]);
}

/** 409: an invoice is given back once. */
export function invoiceCredited(number: string): AppError {
  return new AppError('invoice.credited', 409, `The credit note ${number} gives this invoice back already.`);
}

/** 422: what has not happened is not billed. */
export function runInFuture(): AppError {
  return invalidField('asOf', 'date.future', 'What is not due yet is not billed. Choose today or an earlier day.');
}

/** 422: nobody knows yet who will be there. */
export function measuredInFuture(): AppError {
  return invalidField('on', 'date.future', 'What is there on a later day cannot be counted yet.');
}

/** 422: some products of the agreement cannot be charged for. */
export function notBillable(problems: readonly { message: string }[]): AppError {
  const errors = problems.map(({ message }): FieldError => ({
    field: 'products',
    code: 'product.not-measurable',
    message,
  }));
  const message = problems.map((problem) => problem.message).join(' ');
  return new AppError('invoice.not-billable', 422, message, { errors });
}

/** 422: whoever has left is charged for nothing before somebody says so. */
export function organizationArchived(): AppError {
  return new AppError(
    'organization.archived',
    422,
    'The organization is archived, so no invoice is made. Take it out of the archive to bill what is left, or end the agreement before the day from which nothing is billed any more.',
  );
}

/** 422: the agreement bills in another currency by now, and lines that were written by hand do not. */
export function currencyChanged(from: string, to: string): AppError {
  const message = `The agreement is in ${to} by now, and lines that were changed by hand are in ${from}. Send resetEdits to make them anew.`;
  return invalidField('resetEdits', 'invoice.currency-changed', message);
}

/** 422: it is more than any invoice is about. */
export function invoiceTooLarge(): AppError {
  return new AppError(
    'invoice.too-large',
    422,
    'The total is beyond what an invoice can have. Check quantities and prices.',
  );
}

/** 422: nobody is given back more than they were charged. */
export function creditTooLarge({
  number,
  total,
  currency,
}: {
  number: string;
  total: string;
  currency: string;
}): AppError {
  const message = `Invoice ${number} charges ${total} ${currency}: a credit note gives back that at the most, and no other tax than it has.`;
  return invalidField('lines', 'credit.too-large', message);
}

/** 409: with another prefix and other digits a number came out twice. */
export function numberTaken(number: string): AppError {
  return new AppError(
    'numbering.taken',
    409,
    `There is an invoice with the number ${number} already. Choose another prefix or suffix in the numbering.`,
  );
}

/** 422: of the numbers between none may be missing. */
export function numberingGap(next: number): AppError {
  const message = `Invoices are numbered without a gap: the next one is ${next}. Choose a prefix or suffix that no invoice has yet to begin at another number.`;
  return invalidField('next', 'numbering.gap', message);
}

/** 422: others have the numbers that would come next. @param last the last one of the prefix and suffix */
export function numberingLeft(last: number): AppError {
  const message = `Invoices with this prefix and suffix end at ${last}, and others have the numbers after it. Choose a prefix or suffix that no invoice has yet.`;
  return invalidField('next', 'numbering.gap', message);
}

/** 422: a number that was taken is not given again. */
export function numberingBackwards(next: number): AppError {
  return invalidField('next', 'numbering.backwards', `Numbers only grow: the next one is ${next} at least.`);
}
