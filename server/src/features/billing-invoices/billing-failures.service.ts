import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import { Database } from '../../platform/database/database.js';
import { ToldAlerts } from '../alerts/told-alerts.service.js';
import { BillableAgreements } from '../billing-agreements/billable-agreements.service.js';

/** Tells of agreements that could not be billed: they say why, and an alert stands of their organization. */
@Injectable()
export class BillingFailures implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly apps: ActiveApps,
    private readonly agreements: BillableAgreements,
    private readonly told: ToldAlerts,
  ) {}

  onModuleInit(): void {
    this.agreements.onChanged((organizationId) => this.settle(organizationId));
    this.apps.onDeactivated('billing', () => this.told.billingStops());
  }

  /** @param message why it could not be billed, and what to do; null once nothing is wrong any more. */
  report(agreementId: number, organizationId: number, message: string | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.agreements.keepFailure(agreementId, organizationId, message ?? '');
      await this.settle(organizationId);
    });
  }

  /** Closes the alerts of organizations none of whose agreements fails, and all of them once Billing is not active. */
  async settleAll(): Promise<void> {
    if (!(await this.apps.isActive('billing'))) return this.told.billingStops();
    for (const { id } of await this.told.failingOrganizations()) {
      await this.database.transaction(() => this.settle(id));
    }
  }

  private async settle(organizationId: number): Promise<void> {
    const found = await this.agreements.failureIn(organizationId);
    if (found === null) return;
    const { organization, failure } = found;
    if (failure === null) await this.told.billingWorks(organization);
    else await this.told.billingFailed(organization, failure);
  }
}
