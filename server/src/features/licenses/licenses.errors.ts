import { AppError, type FieldError, invalidField } from '../../platform/http/app-error.js';

/** 409: names of licenses are unique, whatever their case. */
export function licenseNameTaken(name: string, existingId: number | null): AppError {
  const message = `A license named “${name}” exists already. Choose another name.`;
  return new AppError('license.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'license.name-taken', message }],
    ...(existingId === null ? {} : { extra: { existingId } }),
  });
}

/** 403: only a part of the license may be seen, and this is about the whole of it. */
export function licensePartlyVisible(): AppError {
  const message =
    'This license also covers organizations in which you may not see licenses: what concerns the whole of it, such as its quantity, its purchases and its files, takes somebody who may see all of it.';
  return new AppError('license.partly-visible', 403, message);
}

/** A field names by id something that is not there, or may not be seen. */
export function referenceError(field: string, what: string): FieldError {
  return { field, code: 'reference.unknown', message: `There is no such ${what}, or you may not see it.` };
}

/** 422: the license is of another type than the call is for. */
export function notCustom(): AppError {
  return new AppError(
    'license.not-custom',
    422,
    'Usage is set by hand for custom licenses only: this one counts its seats.',
  );
}

/** 400: an explanation is about one holder. */
export function oneHolderExpected(): AppError {
  const message = 'Name one holder: deviceId, personId or locationId.';
  return new AppError('malformed', 400, message, {
    errors: [{ field: 'deviceId', code: 'explain.one-holder', message }],
  });
}

/** 422: what is reserved for organizations has to be there. */
export function quantityAllocated(): AppError {
  return invalidField(
    'quantity',
    'quantity.allocated',
    'More than that is allocated to organizations. Lower the allocations first.',
  );
}

/** 422: with its purchases in the order of their days, the license would have had an impossible quantity. */
export function purchaseOrder(day: string, quantity: number): AppError {
  const message =
    quantity < 0
      ? `On ${day} there would be ${quantity} licenses. Choose a day on which there were enough.`
      : `On ${day} there would be ${quantity} licenses, more than can be purchased. Choose another day.`;
  return invalidField('purchasedOn', 'purchase.order', message);
}

/** 422: the quantity would leave 0 to 10 million. */
export function quantityOutOfRange(quantity: number): AppError {
  const message = `There are ${quantity} licenses now: with this there would be fewer than none, or more than 10 million.`;
  return invalidField('quantityDelta', 'quantity.range', message);
}

/** 422: what will be purchased is not there yet. */
export function purchaseToCome(latest: string): AppError {
  return invalidField(
    'purchasedOn',
    'date.order',
    `A purchase counts from its day on: choose ${latest} or an earlier day.`,
  );
}

/** 409: every expiration is renewed once. */
export function renewedAlready(renewedOn: string): AppError {
  const message = `The term that ends on ${renewedOn} was renewed before. To move its end once more, change the expiration date.`;
  return new AppError('license.renewed-already', 409, message, {
    errors: [{ field: 'expiresOn', code: 'license.renewed-already', message }],
  });
}
