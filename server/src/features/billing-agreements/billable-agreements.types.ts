import type { BillingRhythm } from './billing-periods.rules.js';
import type { AgreementStatus, BillingSchedule } from './billing-schedule.rules.js';
import type { BillingTerms, KeptProduct } from './billing-terms.rules.js';

/** An agreement as whoever bills it needs it. */
export interface BillableAgreement {
  id: number;
  organizationId: number;
  /** Nothing is billed while it is. */
  organizationArchived: boolean;
  name: string;
  status: AgreementStatus;
  terms: BillingTerms;
  rhythm: BillingRhythm;
  schedule: BillingSchedule;
  endOn: Temporal.PlainDate | null;
  /** The number of the next period, from 1. */
  sequence: number;
  /** Why the last run could not bill it; empty while nothing is wrong. */
  failure: string;
  /** In the order of the lines. */
  products: KeptProduct[];
}

/** An agreement that a run has to look at. */
export interface DueAgreement {
  id: number;
  organizationId: number;
  nextBillOn: string;
}

/** An organization, and why one of its active agreements cannot be billed. */
export interface FailureOfOrganization {
  organization: { id: number; name: string };
  /** Null where none fails. */
  failure: string | null;
}
