import type { AppKey } from '../../api/model';
import type { IconName } from '../../ui/icon/icons';

/** What is said of an app. */
interface AppWords {
  readonly name: string;
  readonly icon: IconName;
  /** What it does, for somebody who thinks about using it. */
  readonly offer: string;
  readonly inactive: string;
  /** What happens while it is not in use. */
  readonly whenInactive: string;
}

export const appWords: Record<AppKey, AppWords> = {
  'asset-management': {
    name: $localize`Asset management`,
    icon: 'license',
    offer: $localize`Software licenses: who holds a seat and why, usage against purchases, costs and renewals.`,
    inactive: $localize`Asset management is not active`,
    whenInactive: $localize`Licenses and renewals are closed, in the panel and in the API. Seats go on following devices and people, and licenses renew and raise alerts, so nothing is missing when it is activated again.`,
  },
  billing: {
    name: $localize`Billing`,
    icon: 'billing',
    offer: $localize`Charges your customers for what they use or have purchased, shows the seats behind every line, and exports invoices to QuickBooks, Xero and others.`,
    inactive: $localize`Billing is not active`,
    whenInactive: $localize`Its pages and its API are closed, and nothing is billed. Agreements catch up on what they missed when it is activated again.`,
  },
};
