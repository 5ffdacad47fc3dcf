import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { BillingProductsModule } from '../billing-products/billing-products.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { AgreedProductsService } from './agreed-products.service.js';
import { BillableAgreementsRepository } from './billable-agreements.repository.js';
import { BillableAgreements } from './billable-agreements.service.js';
import { BillingTemplatesController } from './billing-agreement-templates.controller.js';
import { BillingTemplatesRepository } from './billing-agreement-templates.repository.js';
import { BillingTemplatesService } from './billing-agreement-templates.service.js';
import { BillingAgreementsController } from './billing-agreements.controller.js';
import { billingAgreementsPolicy, billingTemplatesPolicy } from './billing-agreements.policy.js';
import { BillingAgreementsRepository } from './billing-agreements.repository.js';
import { BillingAgreementsService } from './billing-agreements.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(billingAgreementsPolicy, billingTemplatesPolicy),
    BillingProductsModule,
    OrganizationsModule,
  ],
  controllers: [BillingAgreementsController, BillingTemplatesController],
  providers: [
    AgreedProductsService,
    BillableAgreements,
    BillableAgreementsRepository,
    BillingAgreementsRepository,
    BillingAgreementsService,
    BillingTemplatesRepository,
    BillingTemplatesService,
  ],
  exports: [BillableAgreements, BillingAgreementsService, BillingTemplatesService],
})
export class BillingAgreementsModule {}
