import { AppError, invalidField } from '../../platform/http/app-error.js';

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
    `This publisher is in use by ${licenses}. Name another publisher there first, or merge this one into it.`,
    { extra: { licenseCount } },
  );
}

/** 422: a publisher stays itself. */
export function publisherMergedWithItself(): AppError {
  return invalidField('intoPublisherId', 'publisher.same', 'Choose another publisher to merge into.');
}

/** 422: there is no publisher to merge into. */
export function publisherUnknown(): AppError {
  const message = 'There is no such publisher, or you may not see it.';
  return invalidField('intoPublisherId', 'reference.unknown', message);
}
