import type { BillingAgreementStatus, PreviewResponse } from '../../api/model';
import { formatDate, formatNumber } from '../../core/format';

type Foreseen = Pick<
  PreviewResponse,
  | 'billable'
  | 'obstacle'
  | 'overduePeriods'
  | 'measuredOn'
  | 'periodStart'
  | 'periodEnd'
  | 'invoicedOn'
  | 'lines'
  | 'problems'
>;

/** What a reader has to know before they take the figures for those of the invoice; empty where they are. */
export function standingText(preview: Foreseen, status: BillingAgreementStatus): string {
  if (preview.obstacle !== null) return preview.obstacle;
  if (!preview.billable) {
    return status === 'DRAFT' ? $localize`A draft: this invoice is made once the agreement is active.` : '';
  }
  if (preview.lines.length === 0 && preview.problems.length === 0) {
    return $localize`Nothing is charged: no invoice is made of this period. Once it is due it is passed, and not billed later.`;
  }
  if (preview.overduePeriods > 1) {
    const count = formatNumber(preview.overduePeriods);
    return $localize`${count}:count: invoices are due, of which this is the first: the next run makes one after the other.`;
  }
  const counted = formatDate(preview.measuredOn);
  const invoiced = formatDate(preview.invoicedOn);
  return preview.measuredOn === preview.periodStart || preview.measuredOn === preview.periodEnd
    ? ''
    : $localize`As counted on ${counted}:date:. The invoice is made on ${invoiced}:invoiced: from what is counted then.`;
}

/** Whether an agreement is at its end: no invoice follows. */
export function isOver(preview: Pick<Foreseen, 'billable' | 'obstacle'>, status: BillingAgreementStatus): boolean {
  return !preview.billable && preview.obstacle === null && status !== 'DRAFT';
}

/** Whether a day is later than today: nobody knows yet who will be there. */
export function isToCome(day: string | null | undefined, today: string): boolean {
  return typeof day === 'string' && day > today;
}

/** What is wrong with a day to count on. */
export function notToCome(day: string | null, today: string): { toCome: string } | null {
  return isToCome(day, today)
    ? { toCome: $localize`What is there on a later day cannot be counted yet. Choose today or an earlier day.` }
    : null;
}
