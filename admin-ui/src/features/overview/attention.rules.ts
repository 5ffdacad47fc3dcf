import type { Params } from '@angular/router';

import type { DashboardResponse } from '../../api/model';
import { formatDate, formatMoney, formatNumber } from '../../core/format';
import type { IconName } from '../../ui/icon/icons';

/** One figure that may need attention, and the list that it is the sum of. */
export interface AttentionCard {
  readonly key: string;
  readonly icon: IconName;
  readonly label: string;
  readonly figure: number;
  /** What the figure means, in a few words. */
  readonly words: string;
  readonly tone: 'danger' | 'warning' | 'plain';
  readonly link: readonly unknown[];
  readonly params: Params;
}

/** The figures that there are; what somebody may not see has none. */
export function attentionCards(overview: DashboardResponse): readonly AttentionCard[] {
  return [...licenseCards(overview), ...otherCards(overview)];
}

/** Whether there is nothing that somebody has to see to. */
export function isAllFine(cards: readonly AttentionCard[]): boolean {
  return cards.length > 0 && cards.every(({ figure }) => figure === 0);
}

/** Whether nothing was entered yet: neither licenses nor devices. */
export function isUntouched({ licenses, devices }: DashboardResponse): boolean {
  return licenses?.licenses === 0 && (devices?.devices ?? 0) === 0;
}

/** The amounts of several currencies, the first one in full: they are never added up. */
export function amountsText(amounts: readonly { readonly amount: string; readonly currency: string }[]): string {
  const [first, ...others] = amounts.map(({ amount, currency }) => formatMoney(amount, currency));
  if (first === undefined) return '';
  return others.length === 0 ? first : [first, ...others].join(' + ');
}

function licenseCards({ licenses, renewals }: DashboardResponse): readonly AttentionCard[] {
  return [
    ...(licenses
      ? [
          {
            key: 'under-licensed',
            icon: 'alert',
            label: $localize`Under-licensed`,
            figure: licenses.underLicensed,
            words: missingWords(licenses.missingSeats),
            tone: 'danger',
            link: ['/licenses'],
            params: { compliance: 'UNDER_LICENSED' },
          } as const,
          {
            key: 'expired',
            icon: 'clock',
            label: $localize`Expired`,
            figure: licenses.expired,
            words: licenses.expired === 0 ? $localize`No license has expired` : $localize`Licenses past their last day`,
            tone: 'danger',
            link: ['/licenses'],
            params: { status: 'EXPIRED' },
          } as const,
        ]
      : []),
    ...(renewals
      ? [
          {
            key: 'renewals',
            icon: 'renewal',
            label: $localize`Renewals in 90 days`,
            figure: renewals.renewals,
            words:
              renewals.renewals === 0
                ? $localize`Nothing until ${formatDate(renewals.to)}:day:`
                : amountsText(renewals.cost) || $localize`No cost is known`,
            tone: 'plain',
            link: ['/renewals'],
            params: { from: renewals.from, to: renewals.to },
          } as const,
        ]
      : []),
  ];
}

function otherCards({ alerts, unbilled, review, devices }: DashboardResponse): readonly AttentionCard[] {
  return [
    ...(alerts
      ? [
          {
            key: 'alerts',
            icon: 'bell',
            label: $localize`Open alerts`,
            figure: alerts.open,
            words: alerts.open === 0 ? $localize`All are seen to` : $localize`Nobody has acknowledged them`,
            tone: 'warning',
            link: ['/alerts'],
            params: { state: 'OPEN' },
          } as const,
        ]
      : []),
    ...(unbilled
      ? [
          {
            key: 'unbilled',
            icon: 'coins',
            label: $localize`Unbilled seats`,
            figure: unbilled.seats,
            words: unbilledWords(unbilled),
            tone: 'warning',
            link: ['/billing/margins/unbilled'],
            params: {},
          } as const,
        ]
      : []),
    ...(review
      ? [
          {
            key: 'review',
            icon: 'review',
            label: $localize`Software to review`,
            figure: review.titles,
            words: review.titles === 0 ? $localize`Every title is known` : $localize`Titles whose product is a guess`,
            tone: 'plain',
            link: ['/software/review'],
            params: {},
          } as const,
        ]
      : []),
    ...(devices
      ? [
          {
            key: 'unseen',
            icon: 'device',
            label: $localize`Not seen for 30 days`,
            figure: devices.unseen,
            words:
              devices.devices === 1
                ? $localize`of 1 active device`
                : $localize`of ${formatNumber(devices.devices)}:count: active devices`,
            tone: 'plain',
            link: ['/devices'],
            params: { status: 'ACTIVE', lastSeenBefore: devices.seenFrom },
          } as const,
        ]
      : []),
  ];
}

function missingWords(seats: number): string {
  if (seats === 0) return $localize`Every license has enough`;
  return seats === 1 ? $localize`1 seat is missing` : $localize`${formatNumber(seats)}:count: seats are missing`;
}

function unbilledWords({ seats, totals }: NonNullable<DashboardResponse['unbilled']>): string {
  if (seats === 0) return $localize`All seats in use are billed`;
  const amounts = totals
    .filter(({ monthlyCost }) => Number(monthlyCost) > 0)
    .map(({ monthlyCost, currency }) => ({ amount: monthlyCost, currency }));
  return amounts.length === 0
    ? $localize`In use and billed to nobody`
    : $localize`${amountsText(amounts)}:amount: a month`;
}
