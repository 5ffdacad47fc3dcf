import type { AlertDetail, AlertKind } from './alerts.rules.js';
import { daysBetween } from './alerts.rules.js';

/** What an alert is about, as far as sentences need it. */
export interface AlertSubject {
  kind: AlertKind;
  /** Empty where it is about no license. */
  license: string;
  /** The organization that it is about; null for all of the license. */
  organization: string | null;
  detail: AlertDetail;
}

/** What is the matter, in one line. */
export function sentenceOf({ kind, license, organization, detail }: AlertSubject, today: string): string {
  const { quantity = 0, usage = 0, expiresOn = today } = detail;
  switch (kind) {
    case 'UNDER_LICENSED': {
      const more = usage - quantity === 1 ? '1 more seat is' : `${usage - quantity} more seats are`;
      return organization === null
        ? `${license}: ${more} in use than purchased (${usage} of ${quantity}).`
        : `${license}: ${more} in use in ${organization} than reserved for it (${usage} of ${quantity}).`;
    }
    case 'NEARLY_FULL':
      return `${license} is nearly full: ${usage} of ${quantity} seats are in use.`;
    case 'EXPIRING': {
      const verb = detail.autoRenew === true ? 'renews itself' : 'expires';
      return `${license} ${verb} ${inDays(daysBetween(today, expiresOn))}, on ${dayOf(expiresOn)}.`;
    }
    case 'EXPIRED':
      return `${license} expired on ${dayOf(expiresOn)}.`;
    case 'RENEWED': {
      const verb = detail.automatic === false ? 'was renewed' : 'renewed itself';
      if (detail.terms !== undefined) {
        return `${license} ${verb} for ${detail.terms} terms together: its present term ends on ${dayOf(expiresOn)}.`;
      }
      return `${license} ${verb}: its new term ends on ${dayOf(expiresOn)}.`;
    }
    case 'BILLING_FAILED':
      return organization === null
        ? `Invoices could not be exported: ${detail.reason ?? 'the log says why.'}`
        : `Invoices of ${organization} could not be made: ${detail.reason ?? 'the log says why.'}`;
  }
}

/** What to do about it. */
export function adviceOf({ kind, organization, detail }: AlertSubject): string {
  switch (kind) {
    case 'UNDER_LICENSED':
      return organization === null
        ? 'Purchase more, or end seats that nobody needs.'
        : 'Reserve more for it, or end seats that nobody needs.';
    case 'NEARLY_FULL':
      return 'Purchase more before it is full, or end seats that nobody needs.';
    case 'EXPIRING':
      return detail.autoRenew === true
        ? 'Turn off its renewal if it is not needed any more.'
        : 'Renew it if it is still needed.';
    case 'EXPIRED':
      return 'Renew it, or end its seats.';
    case 'RENEWED':
      return 'Its purchases have the cost of the renewal.';
    case 'BILLING_FAILED':
      return 'Mend the cause; it is tried again by itself.';
  }
}

/** That it is over. @param now the end of the license's present term; null where it has none. */
export function resolvedSentenceOf({ kind, license, organization }: AlertSubject, now: string | null): string {
  const present = now === null ? 'it has no expiration date' : `its term ends on ${dayOf(now)}`;
  switch (kind) {
    case 'UNDER_LICENSED':
      return organization === null
        ? `${license}: no more seats are in use than purchased any more.`
        : `${license}: no more seats are in use in ${organization} than reserved for it any more.`;
    case 'NEARLY_FULL':
      return `${license} is not nearly full any more.`;
    case 'EXPIRING':
      return `${license} does not expire soon any more: ${present}.`;
    case 'EXPIRED':
      return `${license} is not expired any more: ${present}.`;
    case 'RENEWED':
      return `${license} was renewed.`;
    case 'BILLING_FAILED':
      return organization === null
        ? 'Invoices can be exported again.'
        : `Invoices of ${organization} can be made again.`;
  }
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** As in "15 January 2027". */
function dayOf(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { dateStyle: 'long' });
}
