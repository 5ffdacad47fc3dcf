import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import {
  DeviceLicensesController,
  LocationLicensesController,
  PersonLicensesController,
} from './held-licenses.controller.js';
import { HeldLicensesRepository } from './held-licenses.repository.js';
import { HeldLicensesService } from './held-licenses.service.js';
import { LicenseBatches } from './license-batches.service.js';
import { LicenseDrafts } from './license-drafts.service.js';
import { LicenseFiguresController } from './license-figures.controller.js';
import { LicenseInsight } from './license-insight.service.js';
import { LicenseLedgerRepository } from './license-ledger.repository.js';
import { LicensePurchasesController } from './license-purchases.controller.js';
import { LicensePurchases } from './license-purchases.service.js';
import { LicenseQuantity } from './license-quantity.service.js';
import { LicenseRenewalsController } from './license-renewals.controller.js';
import { LicenseRenewalsJobs } from './license-renewals.jobs.js';
import { LicenseRenewalsRepository } from './license-renewals.repository.js';
import { LicenseRenewals } from './license-renewals.service.js';
import { LicenseTermHistory } from './license-term-history.service.js';
import { LicenseTrail } from './license-trail.service.js';
import { LicenseUsageSeriesRepository } from './license-usage-series.repository.js';
import { LicenseUsageSeries } from './license-usage-series.service.js';
import { LicenseUsageTrendRepository } from './license-usage-trend.repository.js';
import { LicensesController } from './licenses.controller.js';
import { licensesPolicy } from './licenses.policy.js';
import { LicensesRepository } from './licenses.repository.js';
import { LicensesService } from './licenses.service.js';
import { OrganizationLicensesController } from './organization-licenses.controller.js';

@Module({
  imports: [AuthorizationModule.forPolicies(licensesPolicy), OrganizationsModule, ReconciliationModule],
  // What stands at a fixed address comes before the license with an id.
  controllers: [
    LicenseFiguresController,
    LicensesController,
    LicensePurchasesController,
    LicenseRenewalsController,
    OrganizationLicensesController,
    DeviceLicensesController,
    PersonLicensesController,
    LocationLicensesController,
  ],
  providers: [
    LicensesService,
    LicenseInsight,
    LicenseBatches,
    LicenseDrafts,
    LicenseTrail,
    LicenseQuantity,
    LicensePurchases,
    LicenseRenewals,
    LicenseRenewalsJobs,
    LicenseRenewalsRepository,
    LicenseTermHistory,
    LicenseUsageSeries,
    LicensesRepository,
    LicenseLedgerRepository,
    HeldLicensesService,
    HeldLicensesRepository,
    LicenseUsageSeriesRepository,
    LicenseUsageTrendRepository,
  ],
  exports: [LicensesService, LicenseBatches, LicenseInsight, LicenseRenewals, LicenseTrail, LicenseUsageSeries],
})
export class LicensesModule {}
