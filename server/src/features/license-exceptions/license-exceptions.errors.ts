import { AppError } from '../../platform/http/app-error.js';

/** 422: exceptions are exceptions from a rule. */
export function licenseIsNotAutomatic(): AppError {
  return new AppError(
    'license.not-automatic',
    422,
    'Only automatic licenses have exceptions: the seats of this one are given by hand.',
  );
}
