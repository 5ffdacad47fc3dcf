import { type ExportDefinition, flag, instant, number, text } from '../../platform/http/export-columns.js';
import type { IdentityProviderResponse } from './identity-providers.dto.js';

export const identityProviderExport: ExportDefinition<IdentityProviderResponse> = {
  name: 'identity-providers',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Issuer', (item) => item.issuer),
    text('Client id', (item) => item.clientId),
    text('Scopes', (item) => item.scopes.join(' ')),
    flag('Active', (item) => item.active),
    text('Roles claim', (item) => item.rolesClaim ?? ''),
    text('Role mappings', (item) =>
      item.roleMappings
        .map(({ claimValue, technicianRole }) => `${claimValue} → ${technicianRole?.name ?? 'System administrator'}`)
        .join(', '),
    ),
    flag('Creates technicians', (item) => item.createsTechnicians),
    text('Default technician role', (item) => item.defaultTechnicianRole?.name ?? ''),
    text('Allowed e-mail domains', (item) => item.allowedEmailDomains.join(', ')),
    text('Required e-mail domains', (item) => item.requiredEmailDomains.join(', ')),
    flag('Trusts e-mail', (item) => item.trustsEmail),
    flag('Satisfies one-time code', (item) => item.satisfiesOneTimeCode),
    flag('Private addresses', (item) => item.allowPrivateAddress),
    number('Linked technicians', (item) => item.technicianCount),
    instant('Created', (item) => item.createdAt),
  ],
};
