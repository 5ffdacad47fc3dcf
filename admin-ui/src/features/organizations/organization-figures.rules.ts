import type { MoneyOfLicenses, OrganizationLicenseSummary, OrganizationResponse, UnbilledSum } from '../../api/model';
import { formatMoney, formatNumber } from '../../core/format';
import type { Figure } from '../../ui/figures/figures';

/** What is known of an organization: of each, `undefined` is not for this person to see, `null` not there yet. */
export interface OrganizationFacts {
  readonly organization: Pick<OrganizationResponse, 'id' | 'deviceCount' | 'locationCount'>;
  readonly seesDevices: boolean;
  readonly people: number | null | undefined;
  readonly licenses: OrganizationLicenseSummary | null | undefined;
  readonly alerts: number | null | undefined;
  readonly unbilled: readonly UnbilledSum[] | null | undefined;
}

const noticeDays = 90;

/** What is shared with others and allocated to nobody is not in the sum. */
const ownPart = $localize`own and allocated`;

/** The figures at the top of the page of an organization; each count leads to the list that adds up to it. */
export function organizationFigures(facts: OrganizationFacts): readonly Figure[] {
  const { organization, licenses, people, alerts, unbilled } = facts;
  const page = ['/organizations', organization.id];
  const to = (tab: string) => [...page, tab];
  return [
    ...(facts.seesDevices
      ? [
          {
            label: $localize`Active devices`,
            value: formatNumber(organization.deviceCount),
            link: to('devices'),
            query: { status: 'ACTIVE' },
          },
        ]
      : []),
    ...(people === undefined
      ? []
      : [{ label: $localize`People`, value: count(people), link: to('people'), query: everything }]),
    {
      label: $localize`Locations`,
      value: formatNumber(organization.locationCount),
      link: to('locations'),
      query: everything,
    },
    ...(licenses === undefined ? [] : licenseFigures(licenses, to('licenses'))),
    ...(alerts === undefined
      ? []
      : [
          {
            label: $localize`Open alerts`,
            value: count(alerts),
            ...asks(alerts, 'warning'),
            link: ['/alerts'],
            query: { organizationId: organization.id, state: 'OPEN' },
          },
        ]),
    ...(unbilled === undefined ? [] : [unbilledFigure(unbilled, to('billing'))]),
  ];
}

/** Whatever view somebody begins with. */
const everything = { view: 'all' } as const;

function licenseFigures(licenses: OrganizationLicenseSummary | null, link: readonly unknown[]): readonly Figure[] {
  return [
    { label: $localize`Licenses`, value: count(licenses?.licenses ?? null), link, query: everything },
    {
      label: $localize`Under-licensed`,
      value: count(licenses?.underLicensed ?? null),
      // Alerts tell of shared licenses, too.
      note: ownPart,
      ...asks(licenses?.underLicensed, 'danger'),
      link,
      query: { compliance: 'UNDER_LICENSED' },
    },
    {
      label: $localize`Expiring in ${noticeDays}:days: days`,
      value: count(licenses?.expiring ?? null),
      ...asks(licenses?.expiring, 'warning'),
      link,
      query: { status: ['ACTIVE', 'EXPIRING'], expiresBefore: licenses?.expiringBefore },
    },
    moneyFigure($localize`Cost in a year`, licenses?.yearlyCost ?? null),
    moneyFigure($localize`Cost of unused seats`, licenses?.unusedCost ?? null, licenses?.yearlyCost[0]?.currency),
  ];
}

/** The largest amount; currencies are never added up. Nothing is written in the currency of what there is. */
function moneyFigure(label: string, sums: readonly MoneyOfLicenses[] | null, usual?: string): Figure {
  if (sums === null) return { label, value: null, note: ownPart };
  const [largest, ...others] = sums.map(({ amount, currency }) => formatMoney(amount, currency));
  if (largest === undefined) {
    return { label, value: usual === undefined ? formatNumber(0) : formatMoney('0', usual), note: ownPart };
  }
  return {
    label,
    value: largest,
    note: others.length > 0 ? $localize`and ${others.join(', ')}:amounts:` : ownPart,
  };
}

function unbilledFigure(sums: readonly UnbilledSum[] | null, link: readonly unknown[]): Figure {
  const seats = sums === null ? null : sums.reduce((sum, each) => sum + each.seats, 0);
  return { label: $localize`Unbilled seats`, value: count(seats), ...asks(seats, 'warning'), link };
}

function count(value: number | null): string | null {
  return value === null ? null : formatNumber(value);
}

/** A figure that asks for something, where it is not nothing. */
function asks(value: number | null | undefined, tone: 'warning' | 'danger'): { tone?: 'warning' | 'danger' } {
  return (value ?? 0) > 0 ? { tone } : {};
}
