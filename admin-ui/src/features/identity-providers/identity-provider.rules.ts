import type {
  CreateIdentityProviderRequest,
  IdentityProviderResponse,
  RoleMappingRequest,
  UpdateIdentityProviderRequest,
} from '../../api/model';
import type { EntityOption } from '../../ui/form';

/** What a value of the roles claim makes of somebody. */
export type MappedTo = 'ROLE' | 'ADMINISTRATOR';

/** One line of the mappings. */
export interface MappingFields {
  readonly claimValue: string;
  readonly mappedTo: MappedTo;
  readonly technicianRole: EntityOption | null;
}

/** What the form of a provider holds. */
export interface ProviderFields {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  readonly active: boolean;
  readonly rolesClaim: string;
  readonly roleMappings: readonly MappingFields[];
  readonly createsTechnicians: boolean;
  readonly defaultTechnicianRole: EntityOption | null;
  readonly allowedEmailDomains: readonly string[];
  readonly requiredEmailDomains: readonly string[];
  readonly trustsEmail: boolean;
  readonly satisfiesOneTimeCode: boolean;
  readonly allowPrivateAddress: boolean;
}

/** What is asked for unless said otherwise. */
const usualScopes = ['openid', 'email', 'profile'];

/** What the form begins with: a provider, or none yet. Its secret is never known. */
export function fieldsOf(provider: IdentityProviderResponse | null): ProviderFields {
  return {
    name: provider?.name ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    clientSecret: '',
    scopes: provider?.scopes ?? usualScopes,
    active: provider?.active ?? true,
    rolesClaim: provider?.rolesClaim ?? '',
    roleMappings: (provider?.roleMappings ?? []).map(({ claimValue, technicianRole, systemAdministrator }) => ({
      claimValue,
      mappedTo: systemAdministrator ? 'ADMINISTRATOR' : 'ROLE',
      technicianRole,
    })),
    createsTechnicians: provider?.createsTechnicians ?? false,
    defaultTechnicianRole: provider?.defaultTechnicianRole ?? null,
    allowedEmailDomains: provider?.allowedEmailDomains ?? [],
    requiredEmailDomains: provider?.requiredEmailDomains ?? [],
    trustsEmail: provider?.trustsEmail ?? false,
    satisfiesOneTimeCode: provider?.satisfiesOneTimeCode ?? false,
    allowPrivateAddress: provider?.allowPrivateAddress ?? false,
  };
}

/** What is sent for a new provider. */
export function creationOf(fields: ProviderFields): CreateIdentityProviderRequest {
  return { ...changeOf(fields), ...identityOf(fields), clientSecret: fields.clientSecret };
}

/** What is sent for one that is there: an empty secret keeps the present one. */
export function changeOf(fields: ProviderFields): UpdateIdentityProviderRequest {
  const { clientSecret, defaultTechnicianRole, rolesClaim, roleMappings, scopes } = fields;
  const { createsTechnicians, active, trustsEmail, satisfiesOneTimeCode, allowPrivateAddress } = fields;
  return {
    ...identityOf(fields),
    ...(clientSecret === '' ? {} : { clientSecret }),
    scopes: [...scopes],
    active,
    rolesClaim: rolesClaim.trim() === '' ? null : rolesClaim.trim(),
    roleMappings: roleMappings.map(mappingOf),
    createsTechnicians,
    defaultTechnicianRoleId: defaultTechnicianRole?.id ?? null,
    allowedEmailDomains: [...fields.allowedEmailDomains],
    requiredEmailDomains: [...fields.requiredEmailDomains],
    trustsEmail,
    satisfiesOneTimeCode,
    allowPrivateAddress,
  };
}

function identityOf({ name, issuer, clientId }: ProviderFields): { name: string; issuer: string; clientId: string } {
  return { name, issuer, clientId };
}

function mappingOf({ claimValue, mappedTo, technicianRole }: MappingFields): RoleMappingRequest {
  return mappedTo === 'ADMINISTRATOR'
    ? { claimValue, systemAdministrator: true }
    : { claimValue, technicianRoleId: technicianRole?.id ?? null };
}
