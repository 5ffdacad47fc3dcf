import type { DashboardResponse } from './dashboards.dto.js';

/** One figure of the overview, and the list that adds up to it. */
export interface Figure {
  name: string;
  value: number | string;
  /** The list, with its filters; the organization comes besides. */
  path: string;
  /** What of its rows is added up; absent: how many there are. */
  sum?: (row: never) => string | number | null;
}

interface LicenseRow {
  available: number;
  quantity: number | null;
  usage: number | null;
  scope: { complete: boolean };
  cost: { unusedCost: string };
}

const list = (path: string) => `${path}${path.includes('?') ? '&' : '?'}pageSize=200`;

/** Every figure that an answer has. */
export function figuresOf(overview: DashboardResponse): Figure[] {
  return [...licenseFigures(overview), ...moneyFigures(overview), ...usageFigures(overview), ...otherFigures(overview)];
}

function licenseFigures({ licenses }: DashboardResponse): Figure[] {
  if (licenses === undefined) return [];
  const short = list('/licenses?compliance=UNDER_LICENSED');
  return [
    { name: 'licenses', value: licenses.licenses, path: list('/licenses') },
    { name: 'under-licensed', value: licenses.underLicensed, path: short },
    { name: 'missing', value: -licenses.missingSeats, path: short, sum: ({ available }: LicenseRow) => available },
    { name: 'expired', value: licenses.expired, path: list('/licenses?status=EXPIRED') },
    ...licenses.unusedCost.flatMap(({ currency, amount, licenses: count }): Figure[] => {
      const path = list(`/licenses?hasUnusedCost=true&currency=${currency}&sort=-unusedCost`);
      return [
        { name: `unused in ${currency}`, value: amount, path, sum: ({ cost }: LicenseRow) => cost.unusedCost },
        { name: `licenses unused in ${currency}`, value: count, path },
      ];
    }),
  ];
}

function moneyFigures({ renewals, spend }: DashboardResponse): Figure[] {
  const due = renewals && `/renewals?from=${renewals.from}&to=${renewals.to}`;
  return [
    ...(renewals && due ? [{ name: 'renewals', value: renewals.renewals, path: list(due) }] : []),
    ...(renewals?.cost ?? []).map(({ currency, amount }): Figure => {
      const path = list(`${due}&currency=${currency}`);
      return { name: `renewals in ${currency}`, value: amount, path, sum: (row: { amount: string }) => row.amount };
    }),
    ...(spend?.months ?? []).flatMap(({ month, publisher, others, currency, amount, purchases }): Figure[] => {
      // No list is of them alone.
      if (others) return [];
      const first = Temporal.PlainYearMonth.from(month);
      const last = first.toPlainDate({ day: first.daysInMonth }).toString();
      const whose = publisher === null ? 'hasPublisher=false' : `publisherId=${publisher.id}`;
      const to = last < (spend?.to ?? '') ? last : spend?.to;
      const path = list(`/purchases?from=${month}-01&to=${to}&${whose}&currency=${currency}&hasCost=true`);
      const name = `${month} ${publisher?.name} in ${currency}`;
      return [
        { name: `spent in ${name}`, value: amount, path, sum: (row: { totalCost: string }) => row.totalCost },
        { name: `purchases in ${name}`, value: purchases, path },
      ];
    }),
  ];
}

/** Today's point of the trend. */
function usageFigures({ usage }: DashboardResponse): Figure[] {
  const today = usage?.days.at(-1);
  if (today === undefined) return [];
  const path = list('/licenses');
  const ofWhole = (figure: 'quantity' | 'usage') => (row: LicenseRow) => (row.scope.complete ? row[figure] : 0);
  return [
    { name: 'purchased', value: today.quantity, path, sum: ofWhole('quantity') },
    { name: 'in use', value: today.usage, path, sum: ofWhole('usage') },
  ];
}

function otherFigures({ alerts, review, devices, unbilled }: DashboardResponse): Figure[] {
  const active = '/devices?status=ACTIVE';
  return [
    ...(alerts ? [{ name: 'alerts', value: alerts.open, path: list('/alerts?state=OPEN') }] : []),
    ...(review ? [{ name: 'review', value: review.titles, path: list('/software/titles?reviewed=false') }] : []),
    ...(devices
      ? [
          { name: 'devices', value: devices.devices, path: list(active) },
          { name: 'unseen', value: devices.unseen, path: list(`${active}&lastSeenBefore=${devices.seenFrom}`) },
        ]
      : []),
    ...(unbilled
      ? [
          {
            name: 'unbilled',
            value: unbilled.seats,
            path: list('/billing/unbilled'),
            sum: ({ seats }: { seats: number }) => seats,
          },
        ]
      : []),
  ];
}
