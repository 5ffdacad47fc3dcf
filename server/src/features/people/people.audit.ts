import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { PersonResponse } from './people.dto.js';

export const auditedPerson: AuditedKind<PersonResponse> = {
  subjectType: 'Person',
  noun: 'person',
  shown: [
    'id',
    'kind',
    'name',
    'email',
    'organization',
    'roles',
    'technicianRole',
    'systemAdministrator',
    'active',
    'requiresOneTimeCode',
  ],
  organizationOf: (person) => person.organization?.id ?? null,
};
