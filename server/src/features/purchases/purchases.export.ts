import { date, decimal, type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { AnyPurchaseResponse } from './purchases.dto.js';

export const allPurchasesExport: ExportDefinition<AnyPurchaseResponse> = {
  name: 'purchases',
  columns: [
    number('Id', (item) => item.id),
    date('Purchased on', (item) => item.purchasedOn),
    number('License id', (item) => item.license.id),
    text('License', (item) => item.license.name),
    text('Publisher', (item) => item.publisher?.name),
    text('Vendor', (item) => item.vendor?.name),
    text('Kind', (item) => item.kind),
    number('Quantity change', (item) => item.quantityDelta),
    decimal('Unit cost', (item) => item.unitCost),
    decimal('Total cost', (item) => item.totalCost),
    text('Currency', (item) => item.currency),
    text('PO number', (item) => item.poNumber),
    text('Invoice number', (item) => item.invoiceNumber),
  ],
};
