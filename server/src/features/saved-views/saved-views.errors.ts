import { AppError, forbidden, invalidField } from '../../platform/http/app-error.js';
import { mostViews, mostViewsOfTable } from './saved-views.rules.js';

/** 409: names of somebody's views of a table are unique, whatever their case. */
export function viewNameTaken(name: string): AppError {
  const message = `A view of this table named “${name}” exists already. Choose another name, or change that one.`;
  return new AppError('saved-view.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'saved-view.name-taken', message }],
  });
}

/** 422: nobody finds anything among more. */
export function tooManyViews(): AppError {
  const message = `There can be ${mostViewsOfTable} views of a table. Delete one that is not needed any more.`;
  return invalidField('table', 'saved-view.too-many', message);
}

/** 422: of all tables together. */
export function tooManyViewsInAll(): AppError {
  const message = `There can be ${mostViews} views of yours. Delete some that are not needed any more.`;
  return invalidField('table', 'saved-view.too-many', message);
}

/** 403: somebody else's. */
export function viewOfAnother(): AppError {
  return forbidden();
}
