import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { PublishersModule } from '../publishers/publishers.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { LicenseNamesRepository } from './license-names.repository.js';
import { LicenseNames } from './license-names.service.js';
import { LicenseUpsertsController } from './license-upserts.controller.js';
import { LicenseUpserts } from './license-upserts.service.js';
import { LicensesModule } from './licenses.module.js';

/** Licenses by name, with their holders: above licenses and assignments, which know nothing of it. */
@Module({
  imports: [AssignmentsModule, LicensesModule, PublishersModule, VendorsModule],
  controllers: [LicenseUpsertsController],
  providers: [LicenseUpserts, LicenseNames, LicenseNamesRepository],
  exports: [LicenseUpserts],
})
export class LicenseUpsertsModule {}
