import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { LicenseKeysController } from './license-keys.controller.js';
import { licenseKeysPolicy } from './license-keys.policy.js';
import { LicenseKeysRepository } from './license-keys.repository.js';
import { LicenseKeysService } from './license-keys.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(licenseKeysPolicy), LicensesModule],
  controllers: [LicenseKeysController],
  providers: [LicenseKeysService, LicenseKeysRepository],
  exports: [LicenseKeysService],
})
export class LicenseKeysModule {}
