import type { SearchKind, SearchResultResponse } from '../../api/model';
import type { AbilitySubject } from '../../core/ability/abilities';
import type { RecentKind } from '../../core/recent/recent-items.rules';
import { deviceClassWords, deviceStatusWords, licenseStatusWords, personKindWords, wordFor } from '../../core/words';
import type { IconName } from '../../ui/icon/icons';
import { invoiceStatusWords } from '../billing-invoices/invoice-words';

/** How things of a kind are shown among results. */
interface ThingKind {
  readonly heading: string;
  readonly icon: IconName;
  readonly subject: AbilitySubject;
}

export const thingKinds: Readonly<Record<SearchKind | RecentKind, ThingKind>> = {
  LICENSE: { heading: $localize`Licenses`, icon: 'license', subject: 'License' },
  DEVICE: { heading: $localize`Devices`, icon: 'device', subject: 'Device' },
  PERSON: { heading: $localize`People`, icon: 'person', subject: 'Person' },
  ORGANIZATION: { heading: $localize`Organizations`, icon: 'organization', subject: 'Organization' },
  LOCATION: { heading: $localize`Locations`, icon: 'location', subject: 'Location' },
  PRODUCT: { heading: $localize`Software`, icon: 'software', subject: 'Product' },
  INVOICE: { heading: $localize`Invoices`, icon: 'billing', subject: 'BillingInvoice' },
  DEVICE_GROUP: { heading: $localize`Device groups`, icon: 'device-group', subject: 'DeviceGroup' },
  PUBLISHER: { heading: $localize`Publishers`, icon: 'publisher', subject: 'Publisher' },
  VENDOR: { heading: $localize`Vendors`, icon: 'billing', subject: 'Vendor' },
  AGREEMENT: { heading: $localize`Agreements`, icon: 'agreement', subject: 'BillingAgreement' },
  BILLING_PRODUCT: { heading: $localize`Products`, icon: 'coins', subject: 'BillingProduct' },
};

/** Where something that was found is shown: on its page, or in the list of those that have none. */
export function pathOf({ kind, id, name, organization }: SearchResultResponse): string {
  switch (kind) {
    case 'LICENSE':
      return `/licenses/${id}`;
    case 'DEVICE':
      return `/devices/${id}`;
    case 'PERSON':
      return `/people/${id}`;
    case 'ORGANIZATION':
      return `/organizations/${id}`;
    case 'LOCATION':
      return `/organizations/${organization?.id ?? 0}/locations/${id}`;
    case 'PRODUCT':
      return `/software/${id}`;
    case 'INVOICE':
      return `/billing/invoices/${id}`;
    case 'DEVICE_GROUP':
      return `/device-groups/${id}`;
    case 'PUBLISHER':
      return `/publishers?q=${encodeURIComponent(name)}`;
    case 'VENDOR':
      return `/vendors?q=${encodeURIComponent(name)}`;
  }
}

/** What tells it from others of its name. */
export function detailOf({ kind, organization, publisher, type, status }: SearchResultResponse): string {
  return [publisher, organization?.name, typeWord(kind, type), statusWord(kind, status)].filter(Boolean).join(' · ');
}

function typeWord(kind: SearchKind, type: string | null): string | null {
  if (kind === 'DEVICE') return wordFor(deviceClassWords, type ?? '');
  return kind === 'PERSON' && type !== 'END_USER' ? wordFor(personKindWords, type ?? '') : null;
}

/** What is usual is not said. */
function statusWord(kind: SearchKind, status: string | null): string | null {
  if (status === 'ARCHIVED') return $localize`Archived`;
  if (kind === 'LICENSE' && (status === 'EXPIRED' || status === 'EXPIRING')) return licenseStatusWords[status];
  if (kind === 'DEVICE' && status === 'DECOMMISSIONED') return deviceStatusWords[status];
  return kind === 'INVOICE' ? wordFor(invoiceStatusWords, status ?? '') : null;
}
