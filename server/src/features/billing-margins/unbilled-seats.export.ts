import { decimal, type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { UnbilledSeatsResponse } from './unbilled-seats.dto.js';

export const unbilledSeatsExport: ExportDefinition<UnbilledSeatsResponse> = {
  name: 'billing-unbilled',
  columns: [
    number('License id', (item) => item.license.id),
    text('License', (item) => item.license.name),
    number('Organization id', (item) => item.organization.id),
    text('Organization', (item) => item.organization.name),
    number('Seats', (item) => item.seats),
    decimal('Unit cost', (item) => item.unitCost),
    decimal('Monthly cost', (item) => item.monthlyCost),
    text('Currency', (item) => item.currency),
  ],
};
