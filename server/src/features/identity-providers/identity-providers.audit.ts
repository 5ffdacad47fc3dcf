import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { IdentityProviderResponse } from './identity-providers.dto.js';

export const auditedIdentityProvider: AuditedKind<IdentityProviderResponse> = {
  subjectType: 'IdentityProvider',
  noun: 'identity-provider',
  shown: [
    'id',
    'name',
    'issuer',
    'clientId',
    'scopes',
    'active',
    'rolesClaim',
    'roleMappings',
    'createsTechnicians',
    'defaultTechnicianRole',
    'allowedEmailDomains',
    'requiredEmailDomains',
    'trustsEmail',
    'satisfiesOneTimeCode',
    'allowPrivateAddress',
  ],
};
