import {
  date,
  decimal,
  type ExportDefinition,
  flag,
  instant,
  number,
  text,
  texts,
} from '../../platform/http/export-columns.js';
import type { BillingTemplateResponse } from './billing-agreement-templates.dto.js';
import type { BillingAgreementResponse } from './billing-agreements.dto.js';
import type { BillingTermsResponse } from './billing-terms.dto.js';

const terms = [
  text<BillingTermsResponse>('Interval', (item) => item.interval),
  number<BillingTermsResponse>('Bill day', (item) => item.billDay),
  text<BillingTermsResponse>('Timing', (item) => item.timing),
  text<BillingTermsResponse>('Currency', (item) => item.currency),
  decimal<BillingTermsResponse>('Tax percent', (item) => item.taxPercent),
  flag<BillingTermsResponse>('Prorates the first period', (item) => item.prorateFirst),
  flag<BillingTermsResponse>('Approves by itself', (item) => item.autoApprove),
  number<BillingTermsResponse>('Payment term in days', (item) => item.paymentTermDays),
];

export const agreementExport: ExportDefinition<BillingAgreementResponse> = {
  name: 'billing-agreements',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Organization', (item) => item.organization.name),
    text('Status', (item) => item.status),
    ...terms,
    date('Starts', (item) => item.startOn),
    date('Ends', (item) => item.endOn),
    date('Next invoice', (item) => item.nextBillOn),
    number('Periods billed', (item) => item.periodsBilled),
    texts('Products', (item) => item.products.map(({ name }) => name)),
    text('Failure', (item) => item.failure),
    instant('Created', (item) => item.createdAt),
  ],
};

export const templateExport: ExportDefinition<BillingTemplateResponse> = {
  name: 'billing-agreement-templates',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Description', (item) => item.description),
    ...terms,
    texts('Products', (item) => item.products.map(({ name }) => name)),
    instant('Created', (item) => item.createdAt),
  ],
};
