import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import {
  DeviceLicensesController,
  LocationLicensesController,
  PersonLicensesController,
} from './held-licenses.controller.js';
import { HeldLicensesRepository } from './held-licenses.repository.js';
import { HeldLicensesService } from './held-licenses.service.js';
import { LicenseDrafts } from './license-drafts.service.js';
import { LicenseInsight } from './license-insight.service.js';
import { LicenseLedgerRepository } from './license-ledger.repository.js';
import { LicenseQuantity } from './license-quantity.service.js';
import { LicensesController } from './licenses.controller.js';
import { licensesPolicy } from './licenses.policy.js';
import { LicensesRepository } from './licenses.repository.js';
import { LicensesService } from './licenses.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(licensesPolicy), ReconciliationModule],
  controllers: [LicensesController, DeviceLicensesController, PersonLicensesController, LocationLicensesController],
  providers: [
    LicensesService,
    LicenseInsight,
    LicenseDrafts,
    LicenseQuantity,
    LicensesRepository,
    LicenseLedgerRepository,
    HeldLicensesService,
    HeldLicensesRepository,
  ],
  exports: [LicensesService, LicenseInsight],
})
export class LicensesModule {}
