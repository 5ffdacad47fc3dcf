import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { BillingAgreementsModule } from '../billing-agreements/billing-agreements.module.js';
import { BillingProductsModule } from '../billing-products/billing-products.module.js';
import { BillingDrafts } from './billing-drafts.service.js';
import { BillingFailures } from './billing-failures.service.js';
import { BillingInvoicesController } from './billing-invoices.controller.js';
import { BillingInvoicesJobs } from './billing-invoices.jobs.js';
import { billingInvoicesPolicy } from './billing-invoices.policy.js';
import { BillingInvoicesRepository } from './billing-invoices.repository.js';
import { BillingInvoicesService } from './billing-invoices.service.js';
import { BillingIssuerController } from './billing-issuer.controller.js';
import { BillingIssuers } from './billing-issuer.service.js';
import { BillingNumberingController } from './billing-numbering.controller.js';
import { BillingNumbers } from './billing-numbering.service.js';
import { BillingPreviewsController } from './billing-previews.controller.js';
import { BillingPreviews } from './billing-previews.service.js';
import { BillingRuns } from './billing-runs.service.js';
import { InvoiceCorrections } from './invoice-corrections.service.js';
import { InvoiceWriter } from './invoice-writer.service.js';
import { LineEvidenceRepository } from './line-evidence.repository.js';
import { LineEvidence } from './line-evidence.service.js';

/** Invoices from what was measured, with the evidence behind every line. */
@Module({
  imports: [
    AuthorizationModule.forPolicies(billingInvoicesPolicy),
    AlertsModule,
    BillingAgreementsModule,
    BillingProductsModule,
  ],
  controllers: [
    BillingInvoicesController,
    BillingIssuerController,
    BillingNumberingController,
    BillingPreviewsController,
  ],
  providers: [
    BillingDrafts,
    BillingFailures,
    BillingInvoicesJobs,
    BillingInvoicesRepository,
    BillingInvoicesService,
    BillingIssuers,
    BillingNumbers,
    BillingPreviews,
    BillingRuns,
    InvoiceCorrections,
    InvoiceWriter,
    LineEvidence,
    LineEvidenceRepository,
  ],
  exports: [BillingFailures, BillingInvoicesService, BillingRuns, InvoiceCorrections],
})
export class BillingInvoicesModule {}
