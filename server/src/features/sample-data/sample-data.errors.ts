import { AppError } from '../../platform/http/app-error.js';

export function sampleDataNotEmpty(): AppError {
  return new AppError(
    'sample-data.not-empty',
    409,
    'Sample data is loaded into an empty installation only, and this one has organizations.',
  );
}

export function sampleDataNotLoaded(): AppError {
  return new AppError('sample-data.not-loaded', 409, 'There is no sample data here to remove.');
}

export function sampleDataUnmarked(): AppError {
  return new AppError(
    'sample-data.unmarked',
    409,
    'This sample data was loaded by an older version, which did not note what it made. Delete its organizations one by one.',
  );
}
