import type { BillingAgreementStatus, PreviewResponse } from '../../api/model';
import { formatDate } from '../../core/format';

type Foreseen = Pick<PreviewResponse, 'billable' | 'measuredOn' | 'periodStart' | 'periodEnd' | 'invoicedOn'>;

/** What a reader has to know before they take the figures for those of the invoice; empty where they are. */
export function standingText(preview: Foreseen, status: BillingAgreementStatus): string {
  if (!preview.billable) {
    return status === 'DRAFT'
      ? $localize`A draft: this invoice is made once the agreement is active.`
      : $localize`The agreement is at its end: this invoice is not made any more.`;
  }
  const counted = formatDate(preview.measuredOn);
  const invoiced = formatDate(preview.invoicedOn);
  return preview.measuredOn === preview.periodStart || preview.measuredOn === preview.periodEnd
    ? ''
    : $localize`As counted on ${counted}:date:. The invoice is made on ${invoiced}:invoiced: from what is counted then.`;
}
