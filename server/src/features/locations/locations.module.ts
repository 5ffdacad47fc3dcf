import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { LocationsController, OrganizationLocationsController } from './locations.controller.js';
import { locationsPolicy } from './locations.policy.js';
import { LocationsRepository } from './locations.repository.js';
import { LocationsService } from './locations.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(locationsPolicy), OrganizationsModule, ReconciliationModule],
  controllers: [LocationsController, OrganizationLocationsController],
  providers: [LocationsService, LocationsRepository],
  exports: [LocationsService],
})
export class LocationsModule {}
