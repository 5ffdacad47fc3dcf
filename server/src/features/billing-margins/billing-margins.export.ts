import { decimal, type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { MarginResponse } from './billing-margins.dto.js';

export const marginExport: ExportDefinition<MarginResponse> = {
  name: 'billing-margins',
  columns: [
    text('Month', (item) => item.month),
    number('Organization id', (item) => item.organization.id),
    text('Organization', (item) => item.organization.name),
    number('Product id', (item) => item.product.id),
    text('Product', (item) => item.product.name),
    number('Quantity', (item) => item.quantity),
    number('Billed quantity', (item) => item.billedQuantity),
    text('Currency', (item) => item.currency),
    decimal('Price', (item) => item.price),
    decimal('Cost', (item) => item.cost),
    decimal('Price without cost', (item) => item.priceWithoutCost),
    decimal('Margin', (item) => item.margin),
    decimal('Margin %', (item) => item.marginPercent),
  ],
};
