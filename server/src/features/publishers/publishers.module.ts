import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { SoftwareModule } from '../software/software.module.js';
import { PublishersController } from './publishers.controller.js';
import { publishersPolicy } from './publishers.policy.js';
import { PublishersRepository } from './publishers.repository.js';
import { PublishersService } from './publishers.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(publishersPolicy), ReconciliationModule, SoftwareModule],
  controllers: [PublishersController],
  providers: [PublishersService, PublishersRepository],
  exports: [PublishersService],
})
export class PublishersModule {}
