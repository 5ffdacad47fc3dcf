import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { SavedViewsController } from './saved-views.controller.js';
import { savedViewsPolicy, sharedViewsPolicy } from './saved-views.policy.js';
import { SavedViewsRepository } from './saved-views.repository.js';
import { SavedViewsService } from './saved-views.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(savedViewsPolicy, sharedViewsPolicy)],
  controllers: [SavedViewsController],
  providers: [SavedViewsService, SavedViewsRepository],
})
export class SavedViewsModule {}
