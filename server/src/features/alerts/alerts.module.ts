import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AlertAnnouncements } from './alert-announcements.service.js';
import { AlertJudgingRepository } from './alert-judging.repository.js';
import { AlertJudging } from './alert-judging.service.js';
import { AlertWatch } from './alert-watch.service.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsJobs } from './alerts.jobs.js';
import { alertsPolicy, organizationAlertsPolicy } from './alerts.policy.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { ToldAlerts } from './told-alerts.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(alertsPolicy, organizationAlertsPolicy),
    LicensesModule,
    NotificationsModule,
  ],
  controllers: [AlertsController],
  providers: [
    AlertsService,
    AlertsRepository,
    AlertJudging,
    AlertJudgingRepository,
    AlertAnnouncements,
    AlertWatch,
    AlertsJobs,
    ToldAlerts,
  ],
  exports: [AlertsService, ToldAlerts],
})
export class AlertsModule {}
