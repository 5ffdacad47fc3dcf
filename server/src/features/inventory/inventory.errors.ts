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
    'inventory.device-busy',
    503,
    'Too many inventories of this device came in at once. Send the inventory again in a minute.',
    { headers: { 'retry-after': '60' } },
  );
}

/** 429: as many inventories as can wait do already. Nothing of this one was taken. */
export function inventoryBusy(seconds: number): AppError {
  const when = seconds === 1 ? 'a second' : `${seconds} seconds`;
  return new AppError(
    'inventory.busy',
    429,
    `More inventories come in than can be taken right now, and nothing of this one was. Send it again in ${when}.`,
    { headers: { 'retry-after': String(seconds) } },
  );
}

/** How soon another process takes what one that ends does not, in seconds. */
const restartSeconds = 10;

/** 503: this process ends and begins with nothing new. */
export function inventoryStopping(): AppError {
  return new AppError(
    'inventory.stopping',
    503,
    `The server is being stopped, and nothing of this inventory was taken. Send it again in ${restartSeconds} seconds.`,
    { headers: { 'retry-after': String(restartSeconds) } },
  );
}
