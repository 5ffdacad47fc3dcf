import { AppError, invalidField } from '../../platform/http/app-error.js';
import { keyTooLong, keyUnprintable } from './license-keys.rules.js';

/** 422: the seat is of another license, or the actor may not see it. */
export function seatUnknown(): AppError {
  const message = 'This license has no such seat, or you may not see it.';
  return invalidField('assignmentId', 'reference.unknown', message);
}

/** 422: a seat that has ended keeps the keys that it has, and gets no new ones. */
export function seatEnded(): AppError {
  const message = 'This seat has ended. Choose one that is held now, or give the key to the license.';
  return invalidField('assignmentId', 'license-key.seat-ended', message);
}

/** 409: the license, or the seat, has a key of this value. */
export function keyPresent(existingId: number): AppError {
  const message = 'There is a key of this value already. Rename that one, or delete it first.';
  return new AppError('license-key.present', 409, message, {
    errors: [{ field: 'value', code: 'license-key.present', message }],
    extra: { existingId },
  });
}

/** 422: nothing, or control characters. */
export function valueUnprintable(): AppError {
  return invalidField('value', 'license-key.unprintable', keyUnprintable);
}

/** 422: longer than a key is. */
export function valueTooLong(): AppError {
  return invalidField('value', 'license-key.too-long', keyTooLong);
}
