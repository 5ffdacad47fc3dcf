/** How far back a chart goes. */
export interface UsageRange {
  readonly key: '30' | '90' | '365' | 'all';
  readonly label: string;
  /** Undefined: as far as anything is known. */
  readonly days: number | undefined;
}

export const usageRanges: readonly UsageRange[] = [
  { key: '30', label: $localize`30 days`, days: 30 },
  { key: '90', label: $localize`90 days`, days: 90 },
  { key: '365', label: $localize`1 year`, days: 365 },
  { key: 'all', label: $localize`All`, days: undefined },
];

/** The first day of a range that ends today; undefined for all that is known. */
export function firstDay({ days }: UsageRange, today: string): string | undefined {
  if (days === undefined) return undefined;
  const first = new Date(`${today}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - days + 1);
  return first.toISOString().slice(0, 10);
}
