import { AppError } from '../../platform/http/app-error.js';

/** 409: what is out of use is not brought back by a program that still runs on it. */
export function deviceDecommissioned(name: string): AppError {
  const message = `The device “${name}” is decommissioned, so its inventory is not taken. Reactivate the device, or remove the agent from it.`;
  return new AppError('device.decommissioned', 409, message, {
    errors: [{ field: 'externalId', code: 'device.decommissioned', message }],
  });
}
