import { date, decimal, type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { RenewalResponse } from './renewals.dto.js';

export const renewalExport: ExportDefinition<RenewalResponse> = {
  name: 'renewals',
  columns: [
    date('On', (item) => item.on),
    text('License', (item) => item.license.name),
    number('License id', (item) => item.license.id),
    text('Vendor', (item) => item.vendor?.name),
    text('Kind', (item) => item.kind),
    decimal('Amount', (item) => item.amount),
    text('Currency', (item) => item.currency),
    number('Quantity', (item) => item.quantity),
    number('Usage', (item) => item.usage),
    number('Unused', (item) => item.unused),
    number('Quantity that would do', (item) => item.whatIf?.quantity),
    decimal('Saves in a year', (item) => item.whatIf?.saves),
  ],
};
