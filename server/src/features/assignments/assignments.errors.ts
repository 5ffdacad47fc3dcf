import { AppError } from '../../platform/http/app-error.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';

/** 422: seats of an automatic license follow its rule. */
export function licenseIsAutomatic(): AppError {
  return new AppError(
    'license.automatic',
    422,
    'The seats of an automatic license follow its rule. Change the rule, or change the license to manual.',
  );
}

const holders = { DEVICE: 'devices', PERSON: 'people', LOCATION: 'locations' } as const;

/** 400: a request that names nobody. */
export function holdersMissing(): AppError {
  const message = 'Name the holders: deviceIds, personIds, locationIds, or holders by name.';
  return new AppError('malformed', 400, message, {
    errors: [{ field: 'deviceIds', code: 'assignment.holders-missing', message }],
  });
}

/** 400: a request that names no seat. */
export function seatsMissing(): AppError {
  const message = 'Name the seats to end: assignmentIds, or holders by name.';
  return new AppError('malformed', 400, message, {
    errors: [{ field: 'assignmentIds', code: 'assignment.seats-missing', message }],
  });
}

/** 422: the license gives seats to holders of another kind; null: to none at all. */
export function wrongHolderKind(kind: HolderKind | null): AppError {
  const message =
    kind === null
      ? 'A custom license has no seats: its usage is set by hand.'
      : `This license gives seats to ${holders[kind]}: name ${holders[kind]}, and nothing else.`;
  return new AppError('license.holder-kind', 422, message);
}

/**
 * 409: giving the seats would pass the quantity of a license that enforces it.
 * @param available how many are left; null where that is not theirs to know.
 */
export function quantityExceeded(available: number | null): AppError {
  const message =
    available === null
      ? 'Not so many are left of this license, and it does not allow more than were purchased.'
      : available <= 0
        ? 'All purchased licenses are in use, and this license does not allow more. Purchase more or end other seats.'
        : `Only ${available} more can be assigned, and this license does not allow more than were purchased.`;
  return new AppError('license.quantity-exceeded', 409, message);
}

/** 409: giving the seats would pass the share of an organization of a license that enforces its quantity. */
export function allocationExceeded(available: number): AppError {
  const message =
    available <= 0
      ? 'All licenses that are allocated to this organization are in use. Raise its allocation or end other seats.'
      : `Only ${available} more can be assigned in this organization: no more are allocated to it.`;
  return new AppError('license.allocation-exceeded', 409, message);
}
