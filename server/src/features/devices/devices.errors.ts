import { AppError } from '../../platform/http/app-error.js';

function fieldError(status: number, field: string, code: string, message: string): AppError {
  return new AppError(code, status, message, { errors: [{ field, code, message }] });
}

/** 422: there is no such organization, or the actor may not know that there is. */
export function deviceOrganizationUnknown(): AppError {
  const message = 'There is no such organization, or you may not see it.';
  return fieldError(422, 'organizationId', 'device.organization-unknown', message);
}

/** 422: a device stands at a location of its own organization. */
export function deviceLocationForeign(): AppError {
  const message = 'This is not a location of the organization. Choose one of its locations.';
  return fieldError(422, 'locationId', 'device.location-foreign', message);
}

/** 422: whoever uses a device mainly is an end user of its organization. */
export function devicePrimaryUserForeign(): AppError {
  const message = 'This is not an end user of the organization. Choose one of its end users.';
  return fieldError(422, 'primaryUserId', 'device.primary-user-foreign', message);
}

/** 409: by its serial number an inventory agent's device is found again. */
export function deviceSerialTaken(serialNumber: string): AppError {
  const message = `Another active device of this organization has the serial number ${serialNumber}. Decommission it first, or correct the number.`;
  return fieldError(409, 'serialNumber', 'device.serial-taken', message);
}

/** 409: one agent reports one device. */
export function deviceAgentTaken(): AppError {
  return new AppError(
    'device.agent-taken',
    409,
    'That organization has a device of the same inventory agent already. Delete or correct that one first.',
  );
}

/** 409: who held which seat when is never forgotten. */
export function deviceHasHistory(): AppError {
  return new AppError(
    'device.has-history',
    409,
    'This device holds or held license seats, and that history is kept. Decommission it instead.',
  );
}
