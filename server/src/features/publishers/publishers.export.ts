import { type ExportDefinition, number, text, texts } from '../../platform/http/export-columns.js';
import type { PublisherResponse, PublisherSuggestionResponse } from './publishers.dto.js';

export const publisherExport: ExportDefinition<PublisherResponse> = {
  name: 'publishers',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Website', (item) => item.website),
    number('Licenses', (item) => item.licenseCount),
    number('Products', (item) => item.productCount),
    texts('Also named', (item) => item.alsoNamed),
  ],
};

export const publisherSuggestionExport: ExportDefinition<PublisherSuggestionResponse> = {
  name: 'publisher-suggestions',
  columns: [
    text('Name', (item) => item.name),
    number('Products', (item) => item.productCount),
    number('Devices', (item) => item.deviceCount),
  ],
};
