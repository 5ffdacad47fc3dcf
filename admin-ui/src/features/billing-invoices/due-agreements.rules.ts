import type { BillingAgreementResponse } from '../../api/model';

/** What of an agreement says whether it is due. */
type Scheduled = Pick<BillingAgreementResponse, 'nextBillOn' | 'nextStartOn' | 'endOn'>;

/** The agreements of which a period was to be billed by a day. Those at their end have none any more. */
export function dueBy<Agreement extends Scheduled>(agreements: readonly Agreement[], day: string): Agreement[] {
  return agreements.filter(
    ({ nextBillOn, nextStartOn, endOn }) => nextBillOn <= day && (endOn === null || nextStartOn <= endOn),
  );
}

/** The first day after `day` on which an agreement is due; `null` where none is. */
export function nextDueOn(agreements: readonly Scheduled[], day: string): string | null {
  const days = agreements.map(({ nextBillOn }) => nextBillOn).filter((each) => each > day);
  return days.toSorted()[0] ?? null;
}
