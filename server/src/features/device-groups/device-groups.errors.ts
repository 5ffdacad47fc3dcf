import { AppError } from '../../platform/http/app-error.js';

/** 409: names of device groups are unique, whatever their case. */
export function deviceGroupNameTaken(name: string): AppError {
  const message = `A device group named “${name}” exists already. Choose another name.`;
  return new AppError('device-group.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'device-group.name-taken', message }],
  });
}

/**
 * 409: rules of licenses name the group.
 * @param licenses those that the actor may see.
 * @param others whether there are more.
 */
export function deviceGroupInUse(licenses: readonly { id: number; name: string }[], others: boolean): AppError {
  const names = licenses.map((license) => `“${license.name}”`);
  if (others) names.push(names.length === 0 ? 'licenses that you may not see' : 'others that you may not see');
  return new AppError(
    'device-group.in-use',
    409,
    `The rules of ${names.join(', ')} name this group. Take it out of them first.`,
    { extra: { licenses } },
  );
}

/** 403: the actor sees the criteria in part only. */
export function deviceGroupCriteriaHidden(): AppError {
  return new AppError(
    'device-group.criteria-hidden',
    403,
    'These criteria name things that you may not see, so you cannot replace them. Ask somebody who sees all of them.',
  );
}
