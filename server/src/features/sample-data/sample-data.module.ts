import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { BillingAgreementsModule } from '../billing-agreements/billing-agreements.module.js';
import { BillingExportsModule } from '../billing-exports/billing-exports.module.js';
import { BillingInvoicesModule } from '../billing-invoices/billing-invoices.module.js';
import { BillingProductsModule } from '../billing-products/billing-products.module.js';
import { DeviceGroupsModule } from '../device-groups/device-groups.module.js';
import { DevicesModule } from '../devices/devices.module.js';
import { EndUserRolesModule } from '../end-user-roles/end-user-roles.module.js';
import { InventoryModule } from '../inventory/inventory.module.js';
import { LicenseAllocationsModule } from '../license-allocations/license-allocations.module.js';
import { LicenseAttachmentsModule } from '../license-attachments/license-attachments.module.js';
import { LicenseExceptionsModule } from '../license-exceptions/license-exceptions.module.js';
import { LicenseKeysModule } from '../license-keys/license-keys.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PublishersModule } from '../publishers/publishers.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { SoftwareModule } from '../software/software.module.js';
import { TechnicianRolesModule } from '../technician-roles/technician-roles.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { SampleBillingService } from './sample-billing.service.js';
import { SampleDataController } from './sample-data.controller.js';
import { sampleDataPolicy } from './sample-data.policy.js';
import { SampleDataService } from './sample-data.service.js';
import { SampleFleetService } from './sample-fleet.service.js';
import { SampleHistoryService } from './sample-history.service.js';
import { SampleInvoicesService } from './sample-invoices.service.js';
import { SampleLicensesService } from './sample-licenses.service.js';
import { SampleMarks } from './sample-marks.repository.js';
import { SamplePapersService } from './sample-papers.service.js';
import { SampleRemovalRepository } from './sample-removal.repository.js';
import { SampleRemovalService } from './sample-removal.service.js';
import { SampleSharedThings } from './sample-shared-things.repository.js';
import { SampleSharesService } from './sample-shares.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(sampleDataPolicy),
    OrganizationsModule,
    LocationsModule,
    EndUserRolesModule,
    TechnicianRolesModule,
    PeopleModule,
    DevicesModule,
    InventoryModule,
    DeviceGroupsModule,
    PublishersModule,
    VendorsModule,
    LicensesModule,
    LicenseAllocationsModule,
    LicenseExceptionsModule,
    LicenseAttachmentsModule,
    LicenseKeysModule,
    AssignmentsModule,
    ReconciliationModule,
    SoftwareModule,
    BillingProductsModule,
    BillingAgreementsModule,
    BillingInvoicesModule,
    BillingExportsModule,
  ],
  controllers: [SampleDataController],
  providers: [
    SampleDataService,
    SampleMarks,
    SampleRemovalService,
    SampleRemovalRepository,
    SampleSharedThings,
    SampleFleetService,
    SampleLicensesService,
    SampleSharesService,
    SamplePapersService,
    SampleHistoryService,
    SampleBillingService,
    SampleInvoicesService,
  ],
  exports: [SampleDataService],
})
export class SampleDataModule {}
