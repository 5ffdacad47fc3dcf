import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { EnrollmentTokensController } from './enrollment-tokens.controller.js';
import { enrollmentTokensPolicy } from './enrollment-tokens.policy.js';
import { EnrollmentTokensRepository } from './enrollment-tokens.repository.js';
import { EnrollmentTokensService } from './enrollment-tokens.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(enrollmentTokensPolicy), LocationsModule, OrganizationsModule],
  controllers: [EnrollmentTokensController],
  providers: [EnrollmentTokensService, EnrollmentTokensRepository],
  exports: [EnrollmentTokensService],
})
export class EnrollmentTokensModule {}
