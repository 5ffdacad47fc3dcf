import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { AuditEventsController } from './audit-events.controller.js';
import { auditEventsPolicy } from './audit-events.policy.js';
import { AuditEventsRepository } from './audit-events.repository.js';
import { AuditEventsService } from './audit-events.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(auditEventsPolicy)],
  controllers: [AuditEventsController],
  providers: [AuditEventsService, AuditEventsRepository],
  exports: [AuditEventsService],
})
export class AuditEventsModule {}
