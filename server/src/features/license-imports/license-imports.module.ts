import { Module } from '@nestjs/common';
import { LicenseUpsertsModule } from '../licenses/license-upserts.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { TechniciansModule } from '../technicians/technicians.module.js';
import { ImportFiles } from './import-file.service.js';
import { LicenseImportEngine } from './license-import-engine.service.js';
import { LicenseImportsController } from './license-imports.controller.js';
import { LicenseImportsJobs } from './license-imports.jobs.js';
import { LicenseImportsRepository } from './license-imports.repository.js';
import { LicenseImportsService } from './license-imports.service.js';
import { NoProductKeys, ProductKeys } from './product-keys.js';

@Module({
  imports: [LicensesModule, LicenseUpsertsModule, OrganizationsModule, TechniciansModule],
  controllers: [LicenseImportsController],
  providers: [
    ImportFiles,
    LicenseImportEngine,
    LicenseImportsJobs,
    LicenseImportsRepository,
    LicenseImportsService,
    { provide: ProductKeys, useClass: NoProductKeys },
  ],
})
export class LicenseImportsModule {}
