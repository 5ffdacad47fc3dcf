import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { billingAgreementsPolicy } from '../billing-agreements/billing-agreements.policy.js';
import { billingInvoicesPolicy } from '../billing-invoices/billing-invoices.policy.js';
import { BillingProductsModule } from '../billing-products/billing-products.module.js';
import { BillingMarginsController } from './billing-margins.controller.js';
import { BillingMarginsRepository } from './billing-margins.repository.js';
import { BillingMarginsService } from './billing-margins.service.js';
import { UnbilledSeatsRepository } from './unbilled-seats.repository.js';
import { UnbilledSeatsService } from './unbilled-seats.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(billingInvoicesPolicy, billingAgreementsPolicy), BillingProductsModule],
  controllers: [BillingMarginsController],
  providers: [BillingMarginsRepository, BillingMarginsService, UnbilledSeatsRepository, UnbilledSeatsService],
  exports: [UnbilledSeatsService],
})
export class BillingMarginsModule {}
