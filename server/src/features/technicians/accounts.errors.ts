import { AppError } from '../../platform/http/app-error.js';

/** 409: somebody has to be able to administer this installation. */
export function lastAdministrator(): AppError {
  return new AppError(
    'technician.last-administrator',
    409,
    'This is the last active system administrator who can sign in. Make somebody else one first.',
  );
}

/** 409: whoever has a session of somebody must not take over the account without showing once more who they are. */
export function ownAccount(field?: string): AppError {
  const message = 'This is your own account. Open My account, where you confirm who you are before you change this.';
  const details = field === undefined ? {} : { errors: [{ field, code: 'account.own', message }] };
  return new AppError('account.own', 409, message, details);
}

/** 409: an account that may not sign in has no use for an invitation. */
export function technicianInactive(): AppError {
  return new AppError('technician.inactive', 409, 'This technician is inactive. Activate them before inviting them.');
}

/** 403: the one-time link was used, replaced by a newer one, or is too old. */
export function passwordResetInvalid(): AppError {
  return new AppError('password-reset.invalid', 403, 'This link is not valid any more. Ask for a new one.');
}

/** 403: the one-time link was used, replaced by a newer one, or is too old. */
export function invitationInvalid(): AppError {
  return new AppError(
    'invitation.invalid',
    403,
    'This link is not valid any more. Ask a system administrator for a new one.',
  );
}
