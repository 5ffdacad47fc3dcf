import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { DevicesModule } from '../devices/devices.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AuditEventsController } from './audit-events.controller.js';
import { auditEventsPolicy } from './audit-events.policy.js';
import { AuditEventsRepository } from './audit-events.repository.js';
import { AuditEventsService } from './audit-events.service.js';
import { HistoriesController } from './histories.controller.js';
import { Histories } from './histories.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(auditEventsPolicy),
    DevicesModule,
    LicensesModule,
    OrganizationsModule,
    PeopleModule,
  ],
  controllers: [AuditEventsController, HistoriesController],
  providers: [AuditEventsService, AuditEventsRepository, Histories],
  exports: [AuditEventsService],
})
export class AuditEventsModule {}
