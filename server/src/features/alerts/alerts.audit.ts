import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { AlertResponse } from './alerts.dto.js';

export const auditedAlert: AuditedKind<AlertResponse> = {
  subjectType: 'Alert',
  noun: 'alert',
  shown: ['id', 'kind', 'state', 'license', 'note'],
  organizationOf: ({ organization }) => organization?.id ?? null,
};
