import { type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { VendorResponse } from './vendors.dto.js';

export const vendorExport: ExportDefinition<VendorResponse> = {
  name: 'vendors',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Website', (item) => item.website),
    number('Licenses', (item) => item.licenseCount),
  ],
};
