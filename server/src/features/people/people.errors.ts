import { AppError, type FieldError } from '../../platform/http/app-error.js';

function fieldError(status: number, field: string, code: string, message: string): AppError {
  return new AppError(code, status, message, { errors: [{ field, code, message }] });
}

/** 409: e-mail addresses are unique per kind, whatever their case. */
export function personEmailTaken(email: string): AppError {
  return fieldError(
    409,
    'email',
    'person.email-taken',
    `Somebody of this kind has the address ${email} already. Choose another one.`,
  );
}

/** 422: there is no such organization, or the actor may not know that there is. */
export function personOrganizationUnknown(): AppError {
  const message = 'There is no such organization, or you may not see it.';
  return fieldError(422, 'organizationId', 'person.organization-unknown', message);
}

/** 422: there are no such roles, or the actor may not know that there are. */
export function personRolesUnknown(field: 'roleIds' | 'technicianRoleId', ids: readonly number[]): AppError {
  const what = field === 'roleIds' ? 'end-user role' : 'technician role';
  const message = `There is no such ${what}, or you may not see it: ${ids.join(', ')}.`;
  return fieldError(422, field, 'reference.unknown', message);
}

/** 422: fields that a person of this kind cannot have. The problem's code is the first one's. */
export function personKindFaults(faults: readonly [FieldError, ...FieldError[]]): AppError {
  return new AppError(faults[0].code, 422, faults[0].message, { errors: [...faults] });
}

/** 422: invitations are for those who sign in. */
export function personNotATechnician(): AppError {
  return new AppError('person.not-a-technician', 422, 'Only technicians sign in, so only they can be invited.');
}

/** 409: who held which seat when is never forgotten. */
export function personHasHistory(): AppError {
  return new AppError(
    'person.has-history',
    409,
    'This person holds or held license seats, and that history is kept. A technician can be deactivated instead.',
  );
}

/** 409: what ties a person to the organization has to go before the person does. */
export function personBoundToOrganization(what: string): AppError {
  return fieldError(409, 'organizationId', 'person.organization-bound', `This person still ${what}.`);
}
