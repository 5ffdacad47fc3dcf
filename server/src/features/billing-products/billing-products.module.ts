import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { DeviceGroupsModule } from '../device-groups/device-groups.module.js';
import { EndUserRolesModule } from '../end-user-roles/end-user-roles.module.js';
import { BillingAccountsController } from './billing-accounts.controller.js';
import { billingAccountsPolicy } from './billing-accounts.policy.js';
import { BillingAccountsRepository } from './billing-accounts.repository.js';
import { BillingAccountsService } from './billing-accounts.service.js';
import { BillingMeasuringRepository } from './billing-measuring.repository.js';
import { BillingMeasuring } from './billing-measuring.service.js';
import { BillingProductQuantitiesRepository } from './billing-product-quantities.repository.js';
import { BillingProductQuantitiesService } from './billing-product-quantities.service.js';
import { BillingProductsController } from './billing-products.controller.js';
import { billingProductsPolicy } from './billing-products.policy.js';
import { BillingProductsRepository } from './billing-products.repository.js';
import { BillingProductsService } from './billing-products.service.js';
import { LicenseCosts } from './license-costs.service.js';

/** What organizations are charged for, what it is booked under, and how much of it there is. */
@Module({
  imports: [
    AuthorizationModule.forPolicies(billingAccountsPolicy, billingProductsPolicy),
    DeviceGroupsModule,
    EndUserRolesModule,
  ],
  controllers: [BillingAccountsController, BillingProductsController],
  providers: [
    BillingAccountsService,
    BillingAccountsRepository,
    BillingProductsService,
    BillingProductsRepository,
    BillingProductQuantitiesService,
    BillingProductQuantitiesRepository,
    BillingMeasuring,
    BillingMeasuringRepository,
    LicenseCosts,
  ],
  exports: [BillingAccountsService, BillingProductsService, BillingMeasuring, LicenseCosts],
})
export class BillingProductsModule {}
