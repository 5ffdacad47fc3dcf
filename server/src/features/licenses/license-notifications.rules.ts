import { sameAddress } from '../notifications/notices.rules.js';

/** Who is told of a license, and of what besides. */
export interface LicenseNotifications {
  /** Addresses that are told by e-mail. */
  email: string[];
  /** Channels that are told; none: the default channels. */
  webhookIds: number[];
  /** Whether it shows under the bell of the panel. */
  inApp: boolean;
  /** From so many percent of the quantity in use the license counts as nearly full; null: nobody is told. */
  nearlyFullPercent: number | null;
}

/** What is told of a license about which nobody said anything. */
export const nothingSaid: LicenseNotifications = { email: [], webhookIds: [], inApp: true, nearlyFullPercent: null };

/** As it is kept, whole: what nobody said is what it is by default, and everybody is named once. */
export function notificationsOf(said: Partial<LicenseNotifications>): LicenseNotifications {
  const { email = nothingSaid.email, webhookIds = nothingSaid.webhookIds, inApp = nothingSaid.inApp } = said;
  const addresses = new Map(email.map((address) => [sameAddress(address), address]));
  return {
    email: [...addresses.values()],
    webhookIds: [...new Set(webhookIds)],
    inApp,
    nearlyFullPercent: said.nearlyFullPercent ?? null,
  };
}
