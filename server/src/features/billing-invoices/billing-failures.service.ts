import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { BillableAgreements } from '../billing-agreements/billable-agreements.service.js';

/** Tells of agreements that could not be billed. */
@Injectable()
export class BillingFailures {
  constructor(
    private readonly database: Database,
    private readonly agreements: BillableAgreements,
  ) {}

  /** @param message why it could not be billed, and what to do; null once nothing is wrong any more. */
  report(agreementId: number, organizationId: number, message: string | null): Promise<void> {
    return this.database.transaction(() => this.agreements.keepFailure(agreementId, organizationId, message ?? ''));
  }
}
