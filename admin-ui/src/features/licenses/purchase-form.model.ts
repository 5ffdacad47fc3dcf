import { type NonNullableFormBuilder, Validators } from '@angular/forms';

import type { PurchaseResponse } from '../../api/model';
import type { EntityOption } from '../../ui/form';

const longestNumber = 100;

/** Where a purchase was made, when, and what its papers say: all but the quantity and the cost. */
export interface PurchaseOrigin {
  /** Calendar date; `null` for today. */
  readonly purchasedOn: string | null;
  readonly vendor: EntityOption | null;
  readonly poNumber: string;
  readonly invoiceNumber: string;
  readonly note: string;
}

/**
 * The origin of a purchase as a form begins with it.
 *
 * @param purchase the one that is changed; `null` for a new one
 * @param vendor whom a new one is bought from, as long as nobody says otherwise
 */
export function purchaseOrigin(purchase: PurchaseResponse | null, vendor: EntityOption | null): PurchaseOrigin {
  return purchase ?? { purchasedOn: null, vendor, poNumber: '', invoiceNumber: '', note: '' };
}

/** Controls for the origin of a purchase. */
export function purchaseOriginControls(fields: NonNullableFormBuilder, origin: PurchaseOrigin) {
  return {
    purchasedOn: fields.control<string | null>(origin.purchasedOn),
    vendor: fields.control<EntityOption | null>(origin.vendor),
    poNumber: fields.control(origin.poNumber, Validators.maxLength(longestNumber)),
    invoiceNumber: fields.control(origin.invoiceNumber, Validators.maxLength(longestNumber)),
    note: fields.control(origin.note),
  };
}

/** What to send of it. */
export function purchaseOriginRequest({ purchasedOn, vendor, poNumber, invoiceNumber, note }: PurchaseOrigin) {
  return {
    poNumber,
    invoiceNumber,
    note,
    vendorId: vendor?.id ?? null,
    ...(purchasedOn === null ? {} : { purchasedOn }),
  };
}
