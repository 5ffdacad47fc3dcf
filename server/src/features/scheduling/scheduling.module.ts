import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { SchedulingController } from './scheduling.controller.js';
import { schedulingPolicy } from './scheduling.policy.js';
import { SchedulingRepository } from './scheduling.repository.js';
import { SchedulingService } from './scheduling.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(schedulingPolicy)],
  controllers: [SchedulingController],
  providers: [SchedulingRepository, SchedulingService],
})
export class SchedulingModule {}
