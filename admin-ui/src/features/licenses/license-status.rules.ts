import type { LicenseResponse } from '../../api/model';
import { formatDate, formatNumber } from '../../core/format';
import type { StatusTone } from '../../ui/status-icon/status-icon';

const daysOfYear = 365.25;
/** What is nearer is counted in days. */
const fewestYears = 4;

type Term = Pick<LicenseResponse, 'status' | 'purchaseDate' | 'term'>;

/** How a license's status is shown: the icon's tone, and the words with the date that they speak of. */
export interface StatusView {
  readonly tone: StatusTone;
  readonly text: string;
}

/** The status of a license's term for the icon before its name. */
export function statusView({ status, purchaseDate, term }: Term): StatusView {
  const expires = formatDate(term.expiresOn);
  switch (status) {
    case 'NOT_STARTED':
      return { tone: 'neutral', text: $localize`Starts on ${formatDate(purchaseDate)}:date:` };
    case 'ACTIVE':
      return {
        tone: 'good',
        text: term.autoRenew
          ? $localize`Active, renews itself on ${expires}:date:`
          : $localize`Active until ${expires}:date:`,
      };
    case 'EXPIRING':
      return {
        tone: 'warning',
        text: term.autoRenew ? $localize`Renews itself on ${expires}:date:` : $localize`Expires on ${expires}:date:`,
      };
    case 'EXPIRED':
      return { tone: 'danger', text: $localize`Expired on ${expires}:date:` };
    case 'PERPETUAL':
      return { tone: 'good', text: $localize`Perpetual: no expiration date` };
  }
}

/** `45 days`, `today`, `15 days ago`; a dash for a license that never expires. */
export function daysLeftText(days: number | null): string {
  if (days === null) return '–';
  if (days === 0) return $localize`today`;
  if (days === 1) return $localize`1 day`;
  if (days === -1) return $localize`1 day ago`;
  return days > 0 ? $localize`${formatNumber(days)}:count: days` : $localize`${formatNumber(-days)}:count: days ago`;
}

/** `in 45 days`, `today`, `15 days ago`, `14 years ago`: where a day stands, seen from today. */
export function daysFromTodayText(days: number): string {
  const years = Math.floor(Math.abs(days) / daysOfYear);
  if (years >= fewestYears)
    return days < 0 ? $localize`${years}:count: years ago` : $localize`in ${years}:count: years`;
  if (days <= 0) return daysLeftText(days);
  return days === 1 ? $localize`in 1 day` : $localize`in ${formatNumber(days)}:count: days`;
}

/** How often a license renews itself: "Every year", "Every 3 months"; `null` when it does not. */
export function renewalText({ autoRenew, renewalUnit, renewalCount }: LicenseResponse['term']): string | null {
  if (!autoRenew || renewalUnit === null || renewalCount === null) return null;
  if (renewalUnit === 'YEAR') {
    return renewalCount === 1 ? $localize`Every year` : $localize`Every ${renewalCount}:count: years`;
  }
  return renewalCount === 1 ? $localize`Every month` : $localize`Every ${renewalCount}:count: months`;
}

/**
 * Whether a license may be changed at all by whoever sees it: a limited one of which they see a part covers organizations
 * in which they may do nothing.
 */
export function mayBeChanged({ scope }: Pick<LicenseResponse, 'scope'>): boolean {
  return scope.global || scope.complete;
}

/** What decides whether somebody may change a license: the organizations of its scope. */
export function permissionScope({ scope }: Pick<LicenseResponse, 'scope'>): object {
  return { global: scope.global, organizationIds: scope.organizations.map(({ id }) => id) };
}
