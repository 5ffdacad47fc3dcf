import { AppError } from '../../platform/http/app-error.js';

/** 409: names of publishers are unique, whatever their case. */
export function publisherNameTaken(name: string): AppError {
  const message = `A publisher named “${name}” exists already. Choose that one, or another name.`;
  return new AppError('publisher.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'publisher.name-taken', message }],
  });
}

/** 409: licenses name the publisher; `licenseCount` is the number of those that the actor may see. */
export function publisherInUse(licenseCount: number): AppError {
  const licenses = licenseCount === 1 ? '1 license' : `${licenseCount || 'some'} licenses`;
  return new AppError(
    'publisher.in-use',
    409,
    `This publisher is in use by ${licenses}. Name another publisher there first.`,
    { extra: { licenseCount } },
  );
}
