import type { LicensesListParams } from '../../api/model';

/** Chosen filters of the list, by parameter. */
type Filters = Readonly<Record<string, readonly string[]>>;

/** One figure above the list; choosing it narrows the list to what it counts. */
export interface Tile {
  readonly key: 'all' | 'under-licensed' | 'expiring' | 'expired';
  readonly label: string;
  /** What the list is asked for, to count and to narrow it. */
  readonly params: Pick<LicensesListParams, 'compliance' | 'status' | 'expiresBefore'>;
}

const noticeDays = 90;

/**
 * The tiles above the licenses list.
 *
 * @param today calendar date that "in 90 days" is counted from
 */
export function licenseTiles(today: string): readonly Tile[] {
  return [
    { key: 'all', label: $localize`Licenses`, params: {} },
    { key: 'under-licensed', label: $localize`Under-licensed`, params: { compliance: ['UNDER_LICENSED'] } },
    {
      key: 'expiring',
      label: $localize`Expiring in ${noticeDays}:days: days`,
      // The parameter says "before", so the last day is counted by the day after it.
      params: { status: ['ACTIVE', 'EXPIRING'], expiresBefore: daysAfter(today, noticeDays + 1) },
    },
    { key: 'expired', label: $localize`Expired`, params: { status: ['EXPIRED'] } },
  ];
}

/** What a tile asks for, as chosen filters. */
export function filtersOf({ params }: Tile): Filters {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value : [value]]),
  );
}

/** Whether a list is narrowed to just what a tile counts. */
export function isChosen(tile: Tile, chosen: Filters, q: string): boolean {
  const filters = filtersOf(tile);
  const keys = new Set([...Object.keys(filters), ...Object.keys(chosen)]);
  return q === '' && [...keys].every((key) => same(filters[key] ?? [], chosen[key] ?? []));
}

/** A calendar date so many days later. */
function daysAfter(date: string, days: number): string {
  const later = new Date(`${date}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value) => others.includes(value));
}
