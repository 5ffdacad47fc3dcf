import type { LicenseSummaryResponse, LicensesListParams, MoneyOfLicenses } from '../../api/model';

/** Chosen filters of the list, by parameter. */
type Filters = Readonly<Record<string, readonly string[]>>;

/** One figure above the list; choosing it narrows the list to what it counts. */
export interface Tile {
  readonly key: 'all' | 'under-licensed' | 'expiring' | 'expired' | 'yearly-cost' | 'unused-cost';
  readonly label: string;
  /** What the list is asked for, to narrow it. */
  readonly params: Pick<
    LicensesListParams,
    'compliance' | 'status' | 'expiresBefore' | 'hasYearlyCost' | 'hasUnusedCost'
  >;
  /** How many licenses, or how much money in each currency; `null` while it is not known. */
  readonly figure: number | readonly MoneyOfLicenses[] | null;
}

const noticeDays = 90;

/**
 * The tiles above the licenses list.
 *
 * @param summary the figures; `null` while they are not there
 */
export function licenseTiles(summary: LicenseSummaryResponse | null): readonly Tile[] {
  return [
    { key: 'all', label: $localize`Licenses`, params: {}, figure: summary?.licenses ?? null },
    {
      key: 'under-licensed',
      label: $localize`Under-licensed`,
      params: { compliance: ['UNDER_LICENSED'] },
      figure: summary?.underLicensed ?? null,
    },
    {
      key: 'expiring',
      label: $localize`Expiring in ${noticeDays}:days: days`,
      params: { status: ['ACTIVE', 'EXPIRING'], expiresBefore: summary?.expiringBefore ?? '' },
      figure: summary?.expiring ?? null,
    },
    { key: 'expired', label: $localize`Expired`, params: { status: ['EXPIRED'] }, figure: summary?.expired ?? null },
    {
      key: 'yearly-cost',
      label: $localize`Cost in a year`,
      params: { hasYearlyCost: true },
      figure: summary?.yearlyCost ?? null,
    },
    {
      key: 'unused-cost',
      label: $localize`Cost of unused seats`,
      params: { hasUnusedCost: true },
      figure: summary?.unusedCost ?? null,
    },
  ];
}

/** What a tile asks for, as chosen filters. */
export function filtersOf({ params }: Pick<Tile, 'params'>): Filters {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value : [String(value)]]),
  );
}

/** The column in which the rows of a tile add up to it, where there is one. */
export function columnOf({ key }: Pick<Tile, 'key'>): string | null {
  if (key === 'yearly-cost') return 'yearlyCost';
  return key === 'unused-cost' ? 'unusedCost' : null;
}

/** Whether a list is narrowed to just what a tile counts. */
export function isChosen(tile: Pick<Tile, 'params'>, chosen: Filters, q: string): boolean {
  const filters = filtersOf(tile);
  const keys = new Set([...Object.keys(filters), ...Object.keys(chosen)]);
  return q === '' && [...keys].every((key) => same(filters[key] ?? [], chosen[key] ?? []));
}

/** Whether there is nothing to count. */
export function isNothing(figure: NonNullable<Tile['figure']>): boolean {
  return typeof figure === 'number' ? figure === 0 : figure.length === 0;
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value) => others.includes(value));
}
