import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { ApiClientResponse } from './api-clients.dto.js';

export const auditedApiClient: AuditedKind<ApiClientResponse> = {
  subjectType: 'ApiClient',
  noun: 'api-client',
  shown: ['id', 'name', 'clientId', 'technicianRole', 'systemAdministrator', 'expiresAt', 'revokedAt'],
};
