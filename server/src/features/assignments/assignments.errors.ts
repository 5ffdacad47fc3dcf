import { AppError } from '../../platform/http/app-error.js';

/** 422: seats of an automatic license follow its rule. */
export function licenseIsAutomatic(): AppError {
  return new AppError(
    'license.automatic',
    422,
    'The seats of an automatic license follow its rule. Change the rule, or change the license to manual.',
  );
}

/** 422: a custom license has no seats, and other types have other holders. */
export function licenseTakesNoDevices(): AppError {
  return new AppError('license.holder-kind', 422, 'This license does not give seats to devices.');
}

/** 409: giving the seats would pass the quantity of a license that enforces it. */
export function quantityExceeded(available: number): AppError {
  const message =
    available <= 0
      ? 'All purchased licenses are in use, and this license does not allow more. Purchase more or end other seats.'
      : `Only ${available} more can be assigned, and this license does not allow more than were purchased.`;
  return new AppError('license.quantity-exceeded', 409, message);
}
