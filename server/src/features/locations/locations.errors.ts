import { AppError } from '../../platform/http/app-error.js';

/** 409: names of locations are unique within their organization, whatever their case. */
export function locationNameTaken(name: string): AppError {
  const message = `This organization has a location named “${name}” already. Choose another name.`;
  return new AppError('location.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'location.name-taken', message }],
  });
}

/** 409: what names a location has to be moved elsewhere first. */
export function locationInUse(what: string): AppError {
  return new AppError('location.in-use', 409, `This location still has ${what}.`);
}
