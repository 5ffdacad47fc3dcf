import { AppError } from '../../platform/http/app-error.js';

/** 409: what is over can be neither acknowledged nor opened by hand. */
export function alertResolved(): AppError {
  return new AppError('alert.resolved', 409, 'This alert is over. It opens again by itself when its cause is back.');
}
