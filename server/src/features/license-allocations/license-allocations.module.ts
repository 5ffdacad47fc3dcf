import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { LicenseAllocationsController } from './license-allocations.controller.js';
import { licenseAllocationsPolicy } from './license-allocations.policy.js';
import { LicenseAllocationsRepository } from './license-allocations.repository.js';
import { LicenseAllocationsService } from './license-allocations.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(licenseAllocationsPolicy), LicensesModule],
  controllers: [LicenseAllocationsController],
  providers: [LicenseAllocationsService, LicenseAllocationsRepository],
  exports: [LicenseAllocationsService],
})
export class LicenseAllocationsModule {}
