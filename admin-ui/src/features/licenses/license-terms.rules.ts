import type { LicenseTermPeriodResponse } from '../../api/model';

const millisecondsOfDay = 86_400_000;

/** How much of a term has passed, in percent; `null` for one without an end. */
export function passedShare(
  { startsOn, endsOn }: Pick<LicenseTermPeriodResponse, 'startsOn' | 'endsOn'>,
  today: string,
): number | null {
  if (endsOn === null) return null;
  const [first, last, now] = [dayOf(startsOn), dayOf(endsOn), dayOf(today)];
  if (last <= first) return now < first ? 0 : 100;
  return Math.round(Math.min(1, Math.max(0, (now - first) / (last - first))) * 100);
}

/** What is known of the present term and of the one that follows it, for a line of them. */
export interface KnownTerms {
  /** The day on which the present term began. */
  readonly began: string | null;
  /** The day on which the next one ends; `null` where none follows by itself. */
  readonly nextEnds: string | null;
}

/** Of terms as they are told. */
export function knownTerms(terms: readonly LicenseTermPeriodResponse[]): KnownTerms {
  const next = terms.find(({ state, automatic }) => state === 'NEXT' && automatic);
  const present = terms.filter((term) => term !== next).toSorted((a, b) => b.number - a.number)[0];
  // The first term is that of the purchase, which the line knows.
  return { began: present?.renewedOn ? present.startsOn : null, nextEnds: next?.endsOn ?? null };
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay;
}
