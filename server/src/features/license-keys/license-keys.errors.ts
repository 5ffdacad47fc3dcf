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

/** A key that is there, as people know it. */
export interface PresentKey {
  id: number;
  label: string;
  /** A calendar date. */
  addedOn: string;
}

/** 409: the license, or the seat, has a key of this value. */
export function keyPresent({ id: existingId, label, addedOn }: PresentKey): AppError {
  const which = label === '' ? `It has no label and was added on ${addedOn}` : `It is labelled “${label}”`;
  const message = `This key is kept here already. ${which}.`;
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
