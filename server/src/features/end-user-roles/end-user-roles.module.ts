import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { RolesModule } from '../roles/roles.module.js';
import { EndUserRolesController } from './end-user-roles.controller.js';
import { endUserRolesPolicy } from './end-user-roles.policy.js';
import { EndUserRolesService } from './end-user-roles.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(endUserRolesPolicy), RolesModule],
  controllers: [EndUserRolesController],
  providers: [EndUserRolesService],
  exports: [EndUserRolesService],
})
export class EndUserRolesModule {}
