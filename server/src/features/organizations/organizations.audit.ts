import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { OrganizationResponse } from './organizations.dto.js';

export const auditedOrganization: AuditedKind<OrganizationResponse> = {
  subjectType: 'Organization',
  noun: 'organization',
  shown: ['id', 'name', 'description', 'archivedAt'],
  organizationOf: (organization) => organization.id,
};
