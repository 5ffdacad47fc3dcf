import { IsCalendarDate, IsIds, Optional } from '../../platform/http/fields.js';

export class RunInvoicesRequest {
  /** Every invoice whose date is not after this day is made. Absent: today. */
  @Optional()
  @IsCalendarDate()
  asOf?: string;

  /** Of these agreements alone. Absent: of all for which you may. */
  @Optional()
  @IsIds(10_000)
  agreementIds?: number[];
}

export class FailedAgreement {
  agreementId!: number;
  /** Why it could not be billed, and what to do. */
  message!: string;
}

export class RunInvoicesResponse {
  /** How many invoices were made. */
  created!: number;
  /** Their ids, in the order of their numbers. */
  invoiceIds!: number[];
  /** Agreements that could not be billed: they are caught up by the next run once that is mended. */
  failed!: FailedAgreement[];
  /** Whether everything that was due was looked at: not where the server ended or the app was deactivated meanwhile. */
  complete!: boolean;
}
