import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { PublishersController } from './publishers.controller.js';
import { publishersPolicy } from './publishers.policy.js';
import { PublishersRepository } from './publishers.repository.js';
import { PublishersService } from './publishers.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(publishersPolicy)],
  controllers: [PublishersController],
  providers: [PublishersService, PublishersRepository],
  exports: [PublishersService],
})
export class PublishersModule {}
