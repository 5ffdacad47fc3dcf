import { AppError } from '../../platform/http/app-error.js';

/** 401: the token in the address opens nothing (any more). */
export function enrollmentTokenUnknown(): AppError {
  return new AppError(
    'enrollment-token.unknown',
    401,
    'The enrollment token in this address is unknown or was revoked. Make a new one for the location and give the agent its address.',
  );
}

/** 404: an agent asks for the answer to an earlier request, but none was ever put off. */
export function nothingPending(): AppError {
  return new AppError(
    'inventory.nothing-pending',
    404,
    'No request with this id is pending: every inventory is answered at once. Send the inventory again.',
  );
}

/** 503: reports of one device come in faster than they can be written. */
export function tooManyAtOnce(): AppError {
  return new AppError(
    'inventory.busy',
    503,
    'Too many inventories of this device came in at once. Send the inventory again in a minute.',
    { headers: { 'retry-after': '60' } },
  );
}
