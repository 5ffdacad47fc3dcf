import { AppError, invalidField } from '../../platform/http/app-error.js';

/** 409: names of organizations are unique, whatever their case. */
export function organizationNameTaken(name: string): AppError {
  const message = `An organization named “${name}” exists already. Choose another name.`;
  return new AppError('organization.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'organization.name-taken', message }],
  });
}

/** 409: what belongs to an organization has to go first. */
export function organizationInUse(what: string): AppError {
  return new AppError(
    'organization.in-use',
    409,
    `This organization still has ${what}: only an organization that nothing belongs to can be deleted.`,
  );
}

/** 422: what is archived takes nothing new. */
export function placeArchived(field: 'organizationId' | 'locationId', name: string): AppError {
  return invalidField(field, 'place.archived', `${name} is archived. Restore it, or choose another place.`);
}
