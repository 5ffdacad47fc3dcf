import { Module } from '@nestjs/common';
import { LicenseKeysModule } from '../license-keys/license-keys.module.js';
import { LicenseUpsertsModule } from '../licenses/license-upserts.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { ImportFiles } from './import-file.service.js';
import { LicenseImportEngine } from './license-import-engine.service.js';
import { LicenseImportsController } from './license-imports.controller.js';
import { LicenseImportsJobs } from './license-imports.jobs.js';
import { LicenseImportsRepository } from './license-imports.repository.js';
import { LicenseImportsService } from './license-imports.service.js';

@Module({
  imports: [LicenseKeysModule, LicensesModule, LicenseUpsertsModule, OrganizationsModule, ReconciliationModule],
  controllers: [LicenseImportsController],
  providers: [ImportFiles, LicenseImportEngine, LicenseImportsJobs, LicenseImportsRepository, LicenseImportsService],
})
export class LicenseImportsModule {}
