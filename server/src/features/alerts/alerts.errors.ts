import { AppError } from '../../platform/http/app-error.js';

/** 409: what is over cannot be acknowledged. */
export function alertResolved(): AppError {
  return new AppError('alert.resolved', 409, 'This alert is over: there is nothing left to acknowledge.');
}
