import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { OpenPlaces } from './open-places.service.js';
import { OrganizationsController } from './organizations.controller.js';
import { organizationsPolicy } from './organizations.policy.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(organizationsPolicy), ReconciliationModule],
  controllers: [OrganizationsController],
  providers: [OrganizationsService, OpenPlaces, OrganizationsRepository],
  exports: [OrganizationsService, OpenPlaces],
})
export class OrganizationsModule {}
