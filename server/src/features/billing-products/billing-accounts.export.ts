import { type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { BillingAccountResponse } from './billing-accounts.dto.js';

export const billingAccountExport: ExportDefinition<BillingAccountResponse> = {
  name: 'billing-accounts',
  columns: [
    number('Id', (item) => item.id),
    text('Code', (item) => item.code),
    text('Name', (item) => item.name),
    text('Description', (item) => item.description),
    text('Default of', (item) => item.defaultOf),
    number('Products', (item) => item.productCount),
  ],
};
