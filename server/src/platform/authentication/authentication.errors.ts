import { AppError, invalidField } from '../http/app-error.js';

/** 401: the same for an unknown e-mail. */
export function invalidCredentials(): AppError {
  return new AppError('auth.invalid-credentials', 401, 'E-mail or password is wrong.');
}

/** 401: told after the right password only. */
export function otpRequired(): AppError {
  return new AppError('auth.otp-required', 401, 'Send the one-time code of your app, or a recovery code, as otp.');
}

/** 401: wrong, used already, or too old. */
export function otpInvalid(): AppError {
  return new AppError(
    'auth.otp-invalid',
    401,
    'This one-time code is wrong or was used already. Wait for the next one, or use a recovery code.',
  );
}

/** 429: told after the right password only. */
export function tooManyCodes(seconds: number): AppError {
  const hours = Math.ceil(seconds / 3600);
  return new AppError(
    'auth.too-many-codes',
    429,
    `Too many wrong one-time codes. Use a recovery code, choose another password, or try again in ${hours} hours.`,
    { headers: { 'retry-after': String(seconds) } },
  );
}

/** 422: like `otpInvalid`, of somebody who is signed in. */
export function otpInvalidField(field: string): AppError {
  const message = 'This one-time code is wrong or was used already. Wait for the next one.';
  return new AppError('auth.otp-invalid', 422, message, { errors: [{ field, code: 'auth.otp-invalid', message }] });
}

/** 422: of somebody who is signed in. */
export function wrongPassword(field: string): AppError {
  const message = 'This is not your present password.';
  return new AppError('auth.wrong-password', 422, message, {
    errors: [{ field, code: 'auth.wrong-password', message }],
  });
}

/** 422: neither password nor code was given. */
export function proofMissing(): AppError {
  return invalidField('password', 'auth.proof-required', 'Give your password or a one-time code.');
}

/** 403: of somebody who can show in no other way that they are who opened the session. */
export function signInAgain(): AppError {
  return new AppError(
    'auth.sign-in-again',
    403,
    'You signed in some time ago. Sign out, sign in again, and set up codes right after.',
  );
}

/** 403: programs have no account of this kind. */
export function techniciansOnly(): AppError {
  return new AppError(
    'auth.technicians-only',
    403,
    'This is about the account of a technician. API clients have none.',
  );
}

/** 409: whoever gave the role decides. */
export function otpRequiredByRole(): AppError {
  return new AppError(
    'auth.otp-required-by-role',
    409,
    'One-time codes are required of you. Set up another app instead, or ask an administrator.',
  );
}
