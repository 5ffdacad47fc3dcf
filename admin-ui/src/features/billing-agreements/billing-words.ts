import type { BillingAgreementStatus, BillingInterval, BillingTiming } from '../../api/model';
import type { Words } from '../../core/words';

export const agreementStatusWords: Words<BillingAgreementStatus> = {
  DRAFT: $localize`Draft`,
  ACTIVE: $localize`Active`,
  ENDED: $localize`Ended`,
};

export const intervalWords: Words<BillingInterval> = {
  WEEKLY: $localize`Weekly`,
  MONTHLY: $localize`Monthly`,
  QUARTERLY: $localize`Quarterly`,
  ANNUAL: $localize`Annually`,
};

export const timingWords: Words<BillingTiming> = {
  ADVANCE: $localize`In advance`,
  ARREARS: $localize`In arrears`,
};

/** As `timingWords`, at the end of a sentence. */
export const timingWithinWords: Words<BillingTiming> = {
  ADVANCE: $localize`in advance`,
  ARREARS: $localize`in arrears`,
};
