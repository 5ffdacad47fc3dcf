import { Global, Module } from '@nestjs/common';
import { AppGuard } from '../../platform/apps/app.guard.js';
import { ActiveApps } from '../../platform/apps/in-app.js';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { AppsController } from './apps.controller.js';
import { appsPolicy } from './apps.policy.js';
import { AppsService } from './apps.service.js';

@Global()
@Module({
  imports: [AuthorizationModule.forPolicies(appsPolicy)],
  controllers: [AppsController],
  providers: [AppsService, AppGuard, { provide: ActiveApps, useExisting: AppsService }],
  exports: [AppsService, AppGuard, ActiveApps],
})
export class AppsModule {}
