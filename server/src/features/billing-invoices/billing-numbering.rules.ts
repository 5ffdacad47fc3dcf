/** How numbers of invoices look. */
export interface NumberFormat {
  prefix: string;
  suffix: string;
  /** So many digits at least. */
  digits: number;
}

/** The number of an invoice. */
export function invoiceNumber({ prefix, suffix, digits }: NumberFormat, counter: number): string {
  return `${prefix}${String(counter).padStart(digits, '0')}${suffix}`;
}

/** The highest counters that invoices have; null where none has one. */
export interface TakenCounters {
  highest: number | null;
  /** Of the invoices with the prefix and suffix that are asked for. */
  ofSeries: number | null;
}

/** Why a counter may not come next, and the one that it is about: the next one, or the last of a series that was left. */
export interface CounterProblem {
  kind: 'BACKWARDS' | 'GAP' | 'LEFT';
  counter: number;
}

/** What keeps a counter from coming next; null where nothing does. */
export function counterProblem(
  before: NumberFormat & { next: number },
  { prefix, suffix, next }: NumberFormat & { next: number },
  { highest, ofSeries }: TakenCounters,
): CounterProblem | null {
  if (highest === null) return null;
  const comesBack = ofSeries !== null && (prefix !== before.prefix || suffix !== before.suffix);
  if (comesBack && ofSeries < highest) return { kind: 'LEFT', counter: ofSeries };
  // Nothing was numbered since: whatever the counter was set to meanwhile, it goes on.
  if (comesBack) return next === ofSeries + 1 ? null : { kind: 'GAP', counter: ofSeries + 1 };
  if (next < before.next) return { kind: 'BACKWARDS', counter: before.next };
  return next > before.next && ofSeries !== null ? { kind: 'GAP', counter: before.next } : null;
}
