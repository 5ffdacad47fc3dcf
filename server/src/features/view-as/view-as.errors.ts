import { AppError, invalidField } from '../../platform/http/app-error.js';

/** 422: a role or a technician, and one of them alone. */
export function viewAsWhom(): AppError {
  return invalidField(
    'technicianRoleId',
    'view-as.target',
    'Choose a technician role or a technician to view as; not both.',
  );
}

/** 409: viewing as another is a matter of one browser. */
export function viewAsWithoutSession(): AppError {
  return new AppError(
    'view-as.no-session',
    409,
    'Only somebody who signed in with a browser can view as another. Give an API client the role instead.',
  );
}

/** 409: there is nothing to see. */
export function viewAsInactive(): AppError {
  return new AppError(
    'technician.inactive',
    409,
    'This technician is inactive and sees nothing. Reactivate them before viewing as them.',
  );
}
