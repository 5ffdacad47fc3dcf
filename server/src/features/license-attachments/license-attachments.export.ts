import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { LicenseAttachmentResponse } from './license-attachments.dto.js';

export const licenseAttachmentExport: ExportDefinition<LicenseAttachmentResponse> = {
  name: 'license-attachments',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Type', (item) => item.mediaType),
    number('Size in bytes', (item) => item.size),
    text('SHA-256', (item) => item.sha256),
    text('Note', (item) => item.note),
    instant('Attached', (item) => item.createdAt),
    text('By', (item) => item.by),
  ],
};
