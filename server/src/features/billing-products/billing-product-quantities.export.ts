import { type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { BillingProductQuantityResponse } from './billing-product-quantities.dto.js';

export const billingProductQuantityExport: ExportDefinition<BillingProductQuantityResponse> = {
  name: 'billing-product-quantities',
  columns: [
    text('Organization', (item) => item.organization.name),
    number('Quantity', (item) => item.quantity),
    number('Billed quantity', (item) => item.billedQuantity),
    text('Problem', (item) => item.problem),
  ],
};
