import { date, type ExportDefinition, flag, number, text } from '../../platform/http/export-columns.js';
import type { CountedHolderResponse } from './line-evidence.dto.js';

export const lineHolderExport: ExportDefinition<CountedHolderResponse> = {
  name: 'billing-evidence',
  columns: [
    text('Kind', (item) => item.holder.kind),
    number('Holder id', (item) => item.holder.id),
    text('Holder', (item) => item.holder.name),
    number('Organization id', (item) => item.organization.id),
    text('Organization', (item) => item.organization.name),
    date('Since', (item) => item.assignedOn),
    number('Seats', (item) => item.seats),
    flag('Still there', (item) => item.present),
  ],
};
