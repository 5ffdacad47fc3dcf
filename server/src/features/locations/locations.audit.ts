import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { LocationResponse } from './locations.dto.js';

export const auditedLocation: AuditedKind<LocationResponse> = {
  subjectType: 'Location',
  noun: 'location',
  shown: ['id', 'name', 'address', 'organization', 'archivedAt'],
  organizationOf: (location) => location.organization.id,
};
