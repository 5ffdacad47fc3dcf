import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { OrganizationsController } from './organizations.controller.js';
import { organizationsPolicy } from './organizations.policy.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(organizationsPolicy)],
  controllers: [OrganizationsController],
  providers: [OrganizationsService, OrganizationsRepository],
  exports: [OrganizationsService],
})
export class OrganizationsModule {}
