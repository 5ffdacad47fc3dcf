import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { EnrollmentTokenResponse } from './enrollment-tokens.dto.js';

export const enrollmentTokenExport: ExportDefinition<EnrollmentTokenResponse> = {
  name: 'enrollment-tokens',
  columns: [
    number('Id', (item) => item.id),
    text('Ends in', (item) => item.hint),
    instant('Created', (item) => item.createdAt),
    instant('Last used', (item) => item.lastUsedAt),
    instant('Revoked', (item) => item.revokedAt),
  ],
};
