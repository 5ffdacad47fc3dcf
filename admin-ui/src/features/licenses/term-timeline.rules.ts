import type { LicenseResponse } from '../../api/model';
import type { KnownTerms } from './license-terms.rules';

export type TermMarkKind = 'PURCHASED' | 'NOTICE' | 'TODAY' | 'EXPIRES' | 'NEXT_TERM_ENDS';

/** A day that matters for the term of a license. */
export interface TermMark {
  readonly kind: TermMarkKind;
  /** Calendar date. */
  readonly date: string;
  /** From today; below zero for a day that has passed. */
  readonly days: number;
  /** Where it stands on the line, from 0 to 1. */
  readonly place: number;
  /** Of a notice: days before the expiration. */
  readonly noticeDays?: number;
}

/**
 * What a part of the line is: terms before the current one, the part of the term that has passed, the one that is left,
 * the next term, days after an expiration, time before the purchase.
 */
export type TermPartKind = 'EARLIER' | 'PASSED' | 'LEFT' | 'NEXT' | 'EXPIRED' | 'BEFORE';

/** A part of the line, from 0 to 1. */
export interface TermPart {
  readonly kind: TermPartKind;
  readonly from: number;
  readonly to: number;
}

/** The term of a license as a line with marks on it. */
export interface TermTimeline {
  /** In order. */
  readonly marks: readonly TermMark[];
  readonly parts: readonly TermPart[];
  /** Whether the line goes on for good. */
  readonly open: boolean;
}

type TermOfLicense = Pick<LicenseResponse, 'purchaseDate' | 'term' | 'daysToExpiration'>;
type Term = LicenseResponse['term'];

const millisecondsOfDay = 86_400_000;
/** What many terms before the current one take of the line. */
const shareOfEarlier = 0.12;
/** What is left to the right of today on a line without an end. */
const shareOfOpenEnd = 0.25;
/** Calendar dates have four digits for the year. */
const lastYear = 9_999;
/** Days that a line has at least. */
const shortestLine = 1;

/**
 * The line of a license's term: from its purchase to its expiration, the next term where it renews itself, and always
 * today. Years of earlier terms take little room.
 *
 * @param today calendar date; what the server counted the days from goes first
 * @param known the terms as the server tells them, once they are there
 */
export function termTimeline(
  { purchaseDate, term, daysToExpiration }: TermOfLicense,
  today: string,
  known: KnownTerms | null = null,
): TermTimeline {
  const bought = dayOf(purchaseDate);
  const expires = dayOf(term.expiresOn);
  const now = (expires !== null && daysToExpiration !== null ? expires - daysToExpiration : dayOf(today)) ?? 0;
  if (expires === null) return withoutEnd(bought, now);

  const next = dayOf(known ? known.nextEnds : nextExpiration(term, purchaseDate));
  const notices = [...new Set(term.noticeDays)].filter((days) => bought === null || expires - days >= bought);
  const began = dayOf(known?.began ?? null);
  const begin = began === null ? beginOfTerm(bought, expires, now, next, notices) : Math.min(began, now);
  const end = Math.max(next ?? expires, now, begin + shortestLine);
  const earlier = bought !== null && bought < begin ? shareOfEarlier : 0;
  const place = (day: number): number =>
    day < begin
      ? earlier === 0 || bought === null
        ? 0
        : rounded(((Math.max(day, bought) - bought) / (begin - bought)) * earlier)
      : rounded(earlier + ((day - begin) / (end - begin)) * (1 - earlier));

  const part = (kind: TermPartKind, from: number, to: number): readonly TermPart[] =>
    place(to) > place(from) ? [{ kind, from: place(from), to: place(to) }] : [];
  const starts = Math.max(begin, Math.min(bought ?? begin, expires));
  const parts = [
    ...(bought === null ? [] : part('EARLIER', bought, begin)),
    ...part('BEFORE', begin, starts),
    ...part('PASSED', starts, Math.min(Math.max(now, starts), expires)),
    ...part('LEFT', Math.max(starts, now), expires),
    ...part('EXPIRED', expires, now),
    ...(next === null ? [] : part('NEXT', Math.max(now, expires), next)),
  ];
  const mark = (kind: TermMarkKind, day: number): TermMark => ({
    kind,
    date: dateOf(day),
    days: day - now,
    place: place(day),
  });
  const marks = [
    ...(bought === null ? [] : [mark('PURCHASED', bought)]),
    ...notices.map((noticeDays) => ({ ...mark('NOTICE', expires - noticeDays), noticeDays })),
    mark('EXPIRES', expires),
    ...(next === null ? [] : [mark('NEXT_TERM_ENDS', next)]),
    mark('TODAY', now),
  ];
  return { marks: inOrder(marks), parts, open: false };
}

/** The day on which a license's next term ends; `null` where none follows by itself, and beyond the year 9999. */
export function nextExpiration({ autoRenew, expiresOn, renewalUnit, renewalCount }: Term, purchaseDate: string | null) {
  if (!autoRenew || expiresOn === null || renewalUnit === null || renewalCount === null) return null;
  return addMonths(expiresOn, renewalCount * (renewalUnit === 'YEAR' ? 12 : 1), anchorOf(expiresOn, purchaseDate));
}

/**
 * Where the current term begins: with the purchase; where that was terms ago, a term before the expiration. Without a
 * purchase date it begins with the first day that is known.
 */
function beginOfTerm(
  bought: number | null,
  expires: number,
  now: number,
  next: number | null,
  notices: readonly number[],
): number {
  const termBefore = next === null ? null : expires - (next - expires);
  const begin = bought ?? Math.min(termBefore ?? expires, expires - Math.max(0, ...notices));
  // A first term that is somewhat longer than the next one is drawn as it is.
  const longAgo = termBefore !== null && bought !== null && termBefore - bought > (expires - termBefore) / 2;
  return Math.min(longAgo ? termBefore : begin, now);
}

function withoutEnd(bought: number | null, now: number): TermTimeline {
  const first = Math.min(bought ?? now, now);
  const last = Math.max(bought ?? now, now, first + shortestLine);
  const place = (day: number): number => rounded(((day - first) / (last - first)) * (1 - shareOfOpenEnd));
  const starts = bought ?? now;
  const parts: readonly TermPart[] = [
    { kind: 'BEFORE' as const, from: place(first), to: place(starts) },
    { kind: 'PASSED' as const, from: place(starts), to: Math.max(place(starts), place(now)) },
    { kind: 'LEFT' as const, from: Math.max(place(starts), place(now)), to: 1 },
  ];
  const marks: readonly TermMark[] = [
    ...(bought === null
      ? []
      : [{ kind: 'PURCHASED' as const, date: dateOf(bought), days: bought - now, place: place(bought) }]),
    { kind: 'TODAY', date: dateOf(now), days: 0, place: place(now) },
  ];
  return { marks: inOrder(marks), parts: parts.filter(({ from, to }) => to > from), open: true };
}

/** Renewals keep to the day of the month that they began with: a purchase on the 31st that expires on Feb 28. */
function anchorOf(expiresOn: string, purchaseDate: string | null): number {
  const day = Number(expiresOn.slice(8, 10));
  const bought = Number(purchaseDate?.slice(8, 10) ?? 0);
  return day === lastDayOf(expiresOn) && bought > day ? bought : day;
}

function addMonths(date: string, months: number, anchor: number): string | null {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  if (first.getUTCFullYear() > lastYear) return null;
  const month = first.toISOString();
  return `${month.slice(0, 8)}${String(Math.min(anchor, lastDayOf(month))).padStart(2, '0')}`;
}

function lastDayOf(date: string): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
}

/** Today after what happens on the same day. */
function inOrder(marks: readonly TermMark[]): readonly TermMark[] {
  return marks.toSorted((one, other) => one.days - other.days);
}

function dayOf(date: string | null): number | null {
  return date === null ? null : Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay;
}

function dateOf(day: number): string {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

function rounded(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 10_000) / 10_000));
}
