import type { SampleRemovalResponse, SampleThing } from '../../api/model';
import { formatNumber } from '../../core/format';
import type { Words } from '../../core/words';

/** What things of the sample are called beside their number. */
export const sampleThingWords: Words<SampleThing> = {
  ORGANIZATION: $localize`Organizations`,
  LOCATION: $localize`Locations`,
  DEVICE: $localize`Devices`,
  PERSON: $localize`End users and contacts`,
  TECHNICIAN: $localize`Technicians`,
  LICENSE: $localize`Licenses`,
  DEVICE_GROUP: $localize`Device groups`,
  ROLE: $localize`Roles`,
  PUBLISHER: $localize`Publishers`,
  VENDOR: $localize`Vendors`,
  PRODUCT: $localize`Products`,
  BILLING_PRODUCT: $localize`Billing products`,
  BILLING_AGREEMENT: $localize`Billing agreements`,
  INVOICE: $localize`Invoices`,
};

/** What is said beside the counts before sample data is removed: what people added comes first, for they may want it. */
export function removalNotes({ things, ownSeats, billingDeactivated }: SampleRemovalResponse): string[] {
  return [
    ...(hasAny(things, 'added')
      ? [
          $localize`What you added inside the sample organizations goes too. Move it elsewhere first if you want to keep it.`,
        ]
      : []),
    ...(ownSeats > 0
      ? [
          $localize`Seats of sample licenses that your own devices, people and locations lose: ${formatNumber(ownSeats)}:seats:.`,
        ]
      : []),
    ...(hasAny(things, 'kept') ? [$localize`What something of your own uses is kept.`] : []),
    ...(billingDeactivated ? [$localize`Billing is turned off again: nothing else uses it.`] : []),
  ];
}

/** Whether a column of the counts has anything in it. */
export function hasAny(things: SampleRemovalResponse['things'], column: 'added' | 'kept'): boolean {
  return things.some((each) => each[column] > 0);
}
