import { AppError } from '../http/app-error.js';

/** 409: a secret was encrypted under a SECRET_KEY that the server does not run with. */
export function secretOfOtherKey(): AppError {
  return new AppError(
    'secret.other-key',
    409,
    'This was encrypted under another SECRET_KEY than the one that the server runs with. Ask the operator to start it with that key, also as OLD_SECRET_KEY.',
  );
}

/** 409: a secret in the database is not what was written there. */
export function secretDamaged(): AppError {
  return new AppError(
    'secret.damaged',
    409,
    'This cannot be decrypted: it was changed in the database. Restore it from a backup, or delete it and enter it again.',
  );
}
