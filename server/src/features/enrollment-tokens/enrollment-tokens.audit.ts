import type { AuditedKind } from '../../platform/audit/audited.rules.js';

interface AuditedToken {
  id: number;
  hint: string;
  location: { id: number; name: string };
  organization: { id: number; name: string };
}

export const auditedEnrollmentToken: AuditedKind<AuditedToken> = {
  subjectType: 'EnrollmentToken',
  noun: 'enrollment-token',
  shown: ['id', 'hint', 'location', 'organization'],
  organizationOf: (token) => token.organization.id,
};
