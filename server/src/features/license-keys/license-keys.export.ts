import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { LicenseKeyEventResponse, LicenseKeyResponse } from './license-keys.dto.js';

/** Values stay masked: a file is not where keys are revealed. */
export const licenseKeyExport: ExportDefinition<LicenseKeyResponse> = {
  name: 'license-keys',
  columns: [
    number('Id', (item) => item.id),
    text('Label', (item) => item.label),
    text('Key', (item) => item.maskedValue),
    text('Seat of', (item) => item.assignment?.holder.name),
    text('Seat ended', (item) => item.assignment?.endedOn),
    instant('Created', (item) => item.createdAt),
    text('By', (item) => item.by),
  ],
};

export const licenseKeyEventExport: ExportDefinition<LicenseKeyEventResponse> = {
  name: 'license-key-events',
  columns: [
    number('Id', (item) => item.id),
    instant('When', (item) => item.at),
    text('What', (item) => item.what),
    text('By', (item) => item.by),
  ],
};
