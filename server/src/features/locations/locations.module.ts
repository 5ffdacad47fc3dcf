import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { LocationsController, OrganizationLocationsController } from './locations.controller.js';
import { locationsPolicy } from './locations.policy.js';
import { LocationsRepository } from './locations.repository.js';
import { LocationsService } from './locations.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(locationsPolicy)],
  controllers: [LocationsController, OrganizationLocationsController],
  providers: [LocationsService, LocationsRepository],
  exports: [LocationsService],
})
export class LocationsModule {}
