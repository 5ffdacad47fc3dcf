import { AppError, invalidField } from '../../platform/http/app-error.js';

/** 403: what somebody cannot do, they can neither give nor take. */
export function beyondOwnPermissions(): AppError {
  return new AppError(
    'permissions.beyond-own',
    403,
    'These permissions go beyond your own. Only somebody who has them can give them or take them away.',
  );
}

/** 422: organizations that are not there, or that the actor may not see. */
export function organizationsUnknown(ids: readonly number[]): AppError {
  const [first, ...others] = ids;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return invalidField(
    'permissions',
    'reference.unknown',
    `There is no organization ${first}${more}, or you may not see it. Choose organizations from the list.`,
  );
}

/** 409: a technician with a role has the permissions of the role. */
export function technicianHasRole(role: string): AppError {
  return new AppError(
    'technician.has-role',
    409,
    `This technician has the permissions of the role “${role}”. Change those, or take the role away first.`,
  );
}
