import type {
  BillingAgreementStatus,
  BillingInterval,
  BillingTiming,
  InvoiceKind,
  InvoiceStatus,
} from '../../api/model';
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

export const invoiceStatusWords: Words<InvoiceStatus> = {
  PENDING: $localize`Pending`,
  APPROVED: $localize`Approved`,
  COMPLETED: $localize`Completed`,
  ARCHIVED: $localize`Archived`,
};

export const invoiceKindWords: Words<InvoiceKind> = {
  INVOICE: $localize`Invoice`,
  CREDIT_NOTE: $localize`Credit note`,
};
