import { Module } from '@nestjs/common';
import { LicensesModule } from '../licenses/licenses.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RenewalFeedsController } from './renewal-feeds.controller.js';
import { RenewalFeedsRepository } from './renewal-feeds.repository.js';
import { RenewalFeeds } from './renewal-feeds.service.js';
import { RenewalSummary } from './renewal-summary.service.js';
import { RenewalsController } from './renewals.controller.js';
import { RenewalsJobs } from './renewals.jobs.js';
import { RenewalsRepository } from './renewals.repository.js';
import { RenewalsService } from './renewals.service.js';

@Module({
  imports: [LicensesModule, NotificationsModule],
  controllers: [RenewalsController, RenewalFeedsController],
  providers: [RenewalsService, RenewalsRepository, RenewalFeeds, RenewalFeedsRepository, RenewalSummary, RenewalsJobs],
  exports: [RenewalsService],
})
export class RenewalsModule {}
