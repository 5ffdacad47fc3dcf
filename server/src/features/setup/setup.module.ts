import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { SampleDataModule } from '../sample-data/sample-data.module.js';
import { TechniciansModule } from '../technicians/technicians.module.js';
import { SetupController } from './setup.controller.js';
import { setupPolicy } from './setup.policy.js';
import { SetupLink } from './setup-link.js';
import { SetupService } from './setup.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(setupPolicy), TechniciansModule, SampleDataModule],
  controllers: [SetupController],
  providers: [SetupService, SetupLink],
  exports: [SetupService],
})
export class SetupModule {}
