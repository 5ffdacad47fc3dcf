import { AppError, type FieldError, invalidField } from '../../platform/http/app-error.js';
import { mostOverdue, type SkippedDays } from './billing-schedule.rules.js';

function refusal(status: number, field: string, code: string, message: string): AppError {
  return new AppError(code, status, message, { errors: [{ field, code, message }] });
}

/** 409: names of agreements are unique within their organization, whatever their case. */
export function agreementNameTaken(name: string): AppError {
  const message = `This organization has an agreement named “${name}” already. Choose another name.`;
  return refusal(409, 'name', 'agreement.name-taken', message);
}

/** 409: names of templates are unique, whatever their case. */
export function templateNameTaken(name: string): AppError {
  const message = `A template named “${name}” exists already. Choose another name.`;
  return refusal(409, 'name', 'agreement-template.name-taken', message);
}

/** 422: there is no such organization, or the actor may not know that there is. */
export function agreementOrganizationUnknown(): AppError {
  return invalidField(
    'organizationId',
    'reference.unknown',
    'There is no such organization, or you may not see its agreements.',
  );
}

/** 422: there is no such template, or the actor may not see it. */
export function templateUnknown(): AppError {
  return invalidField('templateId', 'reference.unknown', 'There is no such template, or you may not see it.');
}

/** 400: neither the request nor a template says it. */
export function termsMissing(fields: readonly string[]): AppError {
  const errors = fields.map((field): FieldError => {
    const message = `${field} is needed: say it here, or name a template.`;
    return { field, code: 'isDefined', message };
  });
  return new AppError('malformed', 400, errors[0]?.message ?? 'Something is missing.', { errors });
}

/** 422: some days would be billed twice, and nobody said that this is meant. */
export function agreementOverlap(billedThrough: string): AppError {
  const message = `Everything up to ${billedThrough} was billed: the next period would bill some of it again. Choose a later day, or confirm that this is meant (confirmOverlap).`;
  return refusal(422, 'nextBillOn', 'agreement.overlap', message);
}

/** 422: no invoice would be about some days, and nobody said that this is meant. */
export function agreementGap({ from, to }: SkippedDays): AppError {
  const message = `No invoice would be about the days from ${from.toString()} to ${to.toString()}. Choose an earlier day, or confirm that this is meant (confirmGap).`;
  return refusal(422, 'nextBillOn', 'agreement.gap', message);
}

/** 422: many invoices would be made at once, and nobody said that this is meant. */
export function agreementOverdue(overduePeriods: number, nextStartOn: Temporal.PlainDate): AppError {
  const many = overduePeriods < mostOverdue ? `${overduePeriods} invoices` : `${mostOverdue} invoices or more`;
  const message = `${many} would be made at once, from ${nextStartOn.toString()} on. Choose a later date for the next invoice, or confirm that this is meant (confirmOverdue).`;
  const errors = [{ field: 'nextBillOn', code: 'agreement.overdue', message }];
  return new AppError('agreement.overdue', 422, message, { errors, extra: { overduePeriods } });
}

/** 422: nothing is billed before an agreement starts. */
export function billedBeforeStart(startOn: string): AppError {
  return invalidField('nextBillOn', 'date.before', `The agreement starts on ${startOn}: it is billed later than that.`);
}

/** 409: there is nothing to end. */
export function agreementNotActive(): AppError {
  return new AppError(
    'agreement.not-active',
    409,
    'This agreement was never activated, so nothing is billed. Delete it if it is not needed.',
  );
}

/** 422: everything up to its end was billed. */
export function agreementEnded(endOn: string): AppError {
  const message = `The agreement ended on ${endOn}. Give it a later end date, or none, and activate it again.`;
  return refusal(422, 'endOn', 'agreement.ended', message);
}

/** 409: invoices speak of it. */
export function agreementHasInvoices(): AppError {
  return new AppError(
    'agreement.has-invoices',
    409,
    'This agreement has invoices, which are kept with it. End it instead: nothing is billed any more then.',
  );
}
