import { date, type ExportDefinition, flag, instant, number, text, texts } from '../../platform/http/export-columns.js';
import type { DeviceSoftwareResponse } from './device-software.dto.js';
import type { SoftwareDeviceResponse, SoftwareResponse } from './software.dto.js';
import type { SoftwareRuleResponse } from './software-rules.dto.js';
import type { TitleResponse } from './titles.dto.js';

export const softwareExport: ExportDefinition<SoftwareResponse> = {
  name: 'software',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Publisher', (item) => item.publisher),
    text('Kind', (item) => item.kind),
    number('Devices', (item) => item.deviceCount),
    number('Titles', (item) => item.titleCount),
    number('Licenses', (item) => item.licenseCount),
    flag('Reviewed', (item) => item.reviewed),
  ],
};

export const softwareDeviceExport: ExportDefinition<SoftwareDeviceResponse> = {
  name: 'software-devices',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Organization', (item) => item.organization.name),
    text('Class', (item) => item.deviceClass),
    texts('Versions', (item) => item.versions),
  ],
};

export const titleExport: ExportDefinition<TitleResponse> = {
  name: 'software-titles',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Publisher', (item) => item.publisher),
    text('Platform', (item) => item.platform),
    text('Source', (item) => item.source),
    number('Product id', (item) => item.product.id),
    text('Product', (item) => item.product.name),
    text('Product publisher', (item) => item.product.publisher),
    text('Product kind', (item) => item.product.kind),
    flag('Product reviewed', (item) => item.product.reviewed),
    text('Matched by', (item) => item.matchedBy),
    text('Matched by id', (item) => item.matchedById),
    number('Devices', (item) => item.deviceCount),
  ],
};

export const softwareRuleExport: ExportDefinition<SoftwareRuleResponse> = {
  name: 'software-rules',
  columns: [
    number('Id', (item) => item.id),
    number('Priority', (item) => item.priority),
    text('Field', (item) => item.field),
    text('Operator', (item) => item.operator),
    text('Pattern', (item) => item.pattern),
    text('Publisher pattern', (item) => item.publisherPattern),
    text('Product', (item) => item.productName),
    text('Publisher', (item) => item.publisherName),
    text('Kind', (item) => item.kind),
    number('Titles', (item) => item.titleCount),
    instant('Created', (item) => item.createdAt),
  ],
};

export const deviceSoftwareExport: ExportDefinition<DeviceSoftwareResponse> = {
  name: 'device-software',
  columns: [
    text('Title', (item) => item.title.name),
    text('Product', (item) => item.product.name),
    text('Publisher', (item) => item.publisher),
    text('Kind', (item) => item.kind),
    text('Version', (item) => item.version),
    date('Installed on', (item) => item.installedOn),
    date('Last used on', (item) => item.lastUsedOn),
    text('Coverage', (item) => item.coverage),
    texts('Licenses', (item) => item.licenses.map((license) => license.name)),
    instant('First seen', (item) => item.firstSeenAt),
    instant('Removed', (item) => item.removedAt),
  ],
};
