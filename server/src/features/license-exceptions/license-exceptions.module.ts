import { Module } from '@nestjs/common';
import { LicensesModule } from '../licenses/licenses.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { LicenseExceptionsController } from './license-exceptions.controller.js';
import { LicenseExceptionsRepository } from './license-exceptions.repository.js';
import { LicenseExceptionsService } from './license-exceptions.service.js';

@Module({
  imports: [LicensesModule, ReconciliationModule],
  controllers: [LicenseExceptionsController],
  providers: [LicenseExceptionsService, LicenseExceptionsRepository],
  exports: [LicenseExceptionsService],
})
export class LicenseExceptionsModule {}
