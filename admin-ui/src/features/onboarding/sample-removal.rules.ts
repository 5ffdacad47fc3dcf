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

/** What the question before removing says, one thing a line: what people added comes first, for they may want it. */
export function removalLines({ things, ownSeats, billingDeactivated }: SampleRemovalResponse): string[] {
  const count = (thing: SampleThing, number: number) => `${sampleThingWords[thing]}: ${formatNumber(number)}`;
  const of = (field: 'made' | 'added' | 'kept') =>
    things.filter((each) => each[field] > 0).map((each) => count(each.thing, each[field]));
  const [added, made, kept] = [of('added'), of('made'), of('kept')];
  return [
    ...(added.length > 0 ? [$localize`Added by you inside of it, and removed too: ${listed(added)}:counts:`] : []),
    ...(made.length > 0 ? [$localize`Removed: ${listed(made)}:counts:`] : []),
    ...(ownSeats > 0
      ? [
          $localize`Seats of its licenses that your own devices and people hold, and lose: ${formatNumber(ownSeats)}:seats:`,
        ]
      : []),
    ...(kept.length > 0 ? [$localize`Kept, since something of yours uses them: ${listed(kept)}:counts:`] : []),
    ...(billingDeactivated ? [$localize`Billing is turned off again: nothing else uses it.`] : []),
  ];
}

const listed = (counts: readonly string[]): string => counts.join(' · ');
