import { type ExportDefinition, flag, number, text } from '../../platform/http/export-columns.js';
import type { SavedViewResponse } from './saved-views.dto.js';

export const savedViewExport: ExportDefinition<SavedViewResponse> = {
  name: 'saved-views',
  columns: [
    number('Id', (item) => item.id),
    text('Table', (item) => item.table),
    text('Name', (item) => item.name),
    text('Query', (item) => item.query),
    flag('Shared', (item) => item.shared),
    flag('Default', (item) => item.isDefault),
    text('Owner', (item) => item.owner.name),
  ],
};
