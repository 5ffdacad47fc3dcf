import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditEventsModule } from '../audit-events/audit-events.module.js';
import { BillingMarginsModule } from '../billing-margins/billing-margins.module.js';
import { DevicesModule } from '../devices/devices.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { PurchasesModule } from '../purchases/purchases.module.js';
import { RenewalsModule } from '../renewals/renewals.module.js';
import { SoftwareModule } from '../software/software.module.js';
import { DashboardsController } from './dashboards.controller.js';
import { dashboardsPolicy } from './dashboards.policy.js';
import { DashboardsService } from './dashboards.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(dashboardsPolicy),
    AlertsModule,
    AuditEventsModule,
    BillingMarginsModule,
    DevicesModule,
    LicensesModule,
    PurchasesModule,
    RenewalsModule,
    SoftwareModule,
  ],
  controllers: [DashboardsController],
  providers: [DashboardsService],
})
export class DashboardsModule {}
