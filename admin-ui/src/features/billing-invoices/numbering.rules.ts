/** How invoices are numbered, as far as it is typed. */
export interface TypedNumbering {
  readonly prefix: string;
  readonly suffix: string;
  /** Digits of the counter at least. */
  readonly digits: number | null;
  readonly next: number | null;
}

/** The number of the next invoice; `null` while something of it is missing. */
export function nextNumber({ prefix, suffix, digits, next }: TypedNumbering): string | null {
  if (digits === null || next === null || digits < 1 || next < 1) return null;
  return `${prefix}${String(next).padStart(Math.min(digits, 12), '0')}${suffix}`;
}
