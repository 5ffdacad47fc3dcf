import type { AppError } from '../http/app-error.js';
import { violatedConstraintOf } from './database.js';

/**
 * Runs a write whose last word the database has: a unique name, something still in use. A violated constraint that
 * is named here becomes the error of the domain. The transaction cannot go on after it.
 */
export async function translateViolations<T>(
  write: () => Promise<T>,
  errors: Record<string, () => AppError>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violatedConstraintOf(error);
    const translate = constraint !== null && Object.hasOwn(errors, constraint) ? errors[constraint] : undefined;
    if (translate === undefined) throw error;
    throw translate();
  }
}
