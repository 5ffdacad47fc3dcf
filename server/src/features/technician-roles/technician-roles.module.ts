import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { PermissionsModule } from '../permissions/permissions.module.js';
import { RolesModule } from '../roles/roles.module.js';
import { RequiredCodes } from './required-codes.service.js';
import { TechnicianRolesController } from './technician-roles.controller.js';
import { technicianRolesPolicy } from './technician-roles.policy.js';
import { TechnicianRolesService } from './technician-roles.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(technicianRolesPolicy), RolesModule, PermissionsModule],
  controllers: [TechnicianRolesController],
  providers: [RequiredCodes, TechnicianRolesService],
  exports: [TechnicianRolesService],
})
export class TechnicianRolesModule {}
