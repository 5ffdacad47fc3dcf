import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { billingInvoicesPolicy } from '../billing-invoices/billing-invoices.policy.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { BillingExportClaims, ExportDeliveryClaims } from './billing-exports.claims.js';
import { BillingExportsController } from './billing-exports.controller.js';
import { BillingExportsJobs } from './billing-exports.jobs.js';
import { billingExportsPolicy, exportSchedulesPolicy } from './billing-exports.policy.js';
import { BillingExportsRepository } from './billing-exports.repository.js';
import { BillingExportsService } from './billing-exports.service.js';
import { EmailSender } from './email-sender.service.js';
import { ExportDeliveries } from './export-deliveries.service.js';
import { ExportFailuresRepository } from './export-failures.repository.js';
import { ExportFailures } from './export-failures.service.js';
import { ExportMaker } from './export-maker.service.js';
import { ExportRuns } from './export-runs.service.js';
import { ExportSchedulesController } from './export-schedules.controller.js';
import { ExportSchedulesRepository } from './export-schedules.repository.js';
import { ExportSchedulesService } from './export-schedules.service.js';
import { ExportSenders } from './export-senders.js';
import { ExportedInvoicesRepository } from './exported-invoices.repository.js';
import { FolderSender } from './folder-sender.service.js';
import { StandardSenders } from './standard-senders.service.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(billingExportsPolicy, exportSchedulesPolicy, billingInvoicesPolicy),
    AlertsModule,
    NotificationsModule,
  ],
  controllers: [BillingExportsController, ExportSchedulesController],
  providers: [
    BillingExportClaims,
    BillingExportsJobs,
    BillingExportsRepository,
    BillingExportsService,
    EmailSender,
    ExportDeliveries,
    ExportDeliveryClaims,
    ExportFailures,
    ExportFailuresRepository,
    ExportMaker,
    ExportRuns,
    ExportSchedulesRepository,
    ExportSchedulesService,
    ExportedInvoicesRepository,
    FolderSender,
    WebhookDeliveries,
    { provide: ExportSenders, useClass: StandardSenders },
  ],
  exports: [BillingExportsService, ExportSchedulesService],
})
export class BillingExportsModule {}
