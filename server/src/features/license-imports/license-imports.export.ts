import { type ExportDefinition, flag, instant, number, text, texts } from '../../platform/http/export-columns.js';
import type { LicenseImportItemResponse, LicenseImportResponse } from './license-imports.dto.js';

export const licenseImportExport: ExportDefinition<LicenseImportResponse> = {
  name: 'license-imports',
  columns: [
    number('Id', (item) => item.id),
    text('File', (item) => item.fileName),
    flag('Dry run', (item) => item.dryRun),
    text('State', (item) => item.state),
    text('Columns', (item) => item.layout),
    number('Rows', (item) => item.total),
    number('Created', (item) => item.created),
    number('Updated', (item) => item.updated),
    number('Unchanged', (item) => item.unchanged),
    number('Failed', (item) => item.failed),
    text('Failure', (item) => item.failure),
    text('By', (item) => item.by),
    instant('Begun', (item) => item.createdAt),
    instant('Ended', (item) => item.finishedAt),
  ],
};

export const licenseImportItemExport: ExportDefinition<LicenseImportItemResponse> = {
  name: 'license-import-report',
  columns: [
    number('Line', (item) => item.line),
    text('Name', (item) => item.name),
    text('Action', (item) => item.action),
    number('License id', (item) => item.licenseId),
    texts('Problems', (item) => (item.errors ?? []).map((error) => error.message)),
    texts('Notes', (item) => item.notes ?? []),
  ],
};
