import { domainToASCII } from 'node:url';
import type { FieldError } from '../../platform/http/app-error.js';
import { isLoopback, literalAddress, mayConnect } from '../../platform/http/outgoing-addresses.rules.js';
import { identityProviderFault as fault } from './identity-providers.errors.js';

/** What is asked for unless said otherwise. */
export const defaultScopes: readonly string[] = ['openid', 'email', 'profile'];

/** What a value of the roles claim makes of somebody. */
export interface RoleMapping {
  claimValue: string;
  technicianRoleId: number | null;
  systemAdministrator: boolean;
}

/** What of a provider can be written, apart from its secret. */
export interface IdentityProviderFields {
  name: string;
  issuer: string;
  clientId: string;
  scopes: string[];
  active: boolean;
  rolesClaim: string | null;
  roleMappings: RoleMapping[];
  createsTechnicians: boolean;
  defaultTechnicianRoleId: number | null;
  allowedEmailDomains: string[];
  requiredEmailDomains: string[];
  trustsEmail: boolean;
  satisfiesOneTimeCode: boolean;
  allowPrivateAddress: boolean;
}

/** A request, whose absent fields leave what is there. */
export type IdentityProviderChange = Partial<Omit<IdentityProviderFields, 'roleMappings'>> & {
  roleMappings?: { claimValue: string; technicianRoleId?: number | null; systemAdministrator?: boolean }[];
};

export const emailDomain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** A domain as e-mail addresses are compared by it: lower case, ASCII, without an `@` before it. */
export function cleanDomain(text: string): string {
  const name = text.trim().replace(/^@/, '').toLowerCase();
  return domainToASCII(name) || name;
}

/** An issuer from what people copy: its discovery document stands for it. */
export function cleanIssuer(text: string): string {
  return text.trim().replace(/\/\.well-known\/openid-configuration$/, '');
}

/** What a provider is after a request. */
export function mergedProvider(
  held: IdentityProviderFields | null,
  change: IdentityProviderChange,
): IdentityProviderFields {
  const scopes = change.scopes ?? held?.scopes ?? defaultScopes;
  const rolesClaim = change.rolesClaim === undefined ? (held?.rolesClaim ?? null) : change.rolesClaim;
  return {
    name: change.name ?? held?.name ?? '',
    issuer: change.issuer ?? held?.issuer ?? '',
    clientId: change.clientId ?? held?.clientId ?? '',
    scopes: [...new Set(['openid', ...scopes])],
    active: change.active ?? held?.active ?? true,
    rolesClaim: rolesClaim === '' ? null : rolesClaim,
    roleMappings: change.roleMappings?.map(toMapping) ?? held?.roleMappings ?? [],
    createsTechnicians: change.createsTechnicians ?? held?.createsTechnicians ?? false,
    defaultTechnicianRoleId:
      change.defaultTechnicianRoleId === undefined
        ? (held?.defaultTechnicianRoleId ?? null)
        : change.defaultTechnicianRoleId,
    allowedEmailDomains: unique(change.allowedEmailDomains ?? held?.allowedEmailDomains ?? []),
    requiredEmailDomains: unique(change.requiredEmailDomains ?? held?.requiredEmailDomains ?? []),
    trustsEmail: change.trustsEmail ?? held?.trustsEmail ?? false,
    satisfiesOneTimeCode: change.satisfiesOneTimeCode ?? held?.satisfiesOneTimeCode ?? false,
    allowPrivateAddress: change.allowPrivateAddress ?? held?.allowPrivateAddress ?? false,
  };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function toMapping(mapping: NonNullable<IdentityProviderChange['roleMappings']>[number]): RoleMapping {
  const { claimValue, technicianRoleId = null, systemAdministrator = false } = mapping;
  return { claimValue, technicianRoleId, systemAdministrator };
}

/** Everything about a provider that is against a rule. */
export function providerFaults(provider: IdentityProviderFields): FieldError[] {
  const { issuer, allowPrivateAddress, roleMappings, rolesClaim, createsTechnicians, defaultTechnicianRoleId } =
    provider;
  const { allowedEmailDomains } = provider;
  const faults: FieldError[] = [];
  const wrongIssuer = issuerFault(issuer, allowPrivateAddress);
  if (wrongIssuer !== null) faults.push(fault.issuer(wrongIssuer));
  if (rolesClaim === null && roleMappings.length > 0) {
    faults.push(fault.rolesClaim('Name the claim in which the values of the mappings stand.'));
  }
  if (rolesClaim !== null && roleMappings.length === 0) {
    faults.push(fault.rolesClaim('Map at least one value of this claim to a role, or leave the claim empty.'));
  }
  const seen = new Set<string>();
  for (const [index, { claimValue, technicianRoleId, systemAdministrator }] of roleMappings.entries()) {
    if (systemAdministrator === (technicianRoleId !== null)) {
      faults.push(fault.mapping(index, 'Map this value to a technician role, or to system administrators; not both.'));
    }
    if (seen.has(claimValue)) faults.push(fault.mapping(index, `The value “${claimValue}” is mapped twice.`));
    seen.add(claimValue);
  }
  if (createsTechnicians && roleMappings.length === 0 && defaultTechnicianRoleId === null) {
    faults.push(fault.createsTechnicians('Choose the role that new technicians get, by a mapping or by default.'));
  }
  // With many providers everybody in the world has an account: a role that asks for no more would be theirs.
  if (createsTechnicians && defaultTechnicianRoleId !== null && allowedEmailDomains.length === 0) {
    faults.push(fault.openToAnybody());
  }
  return faults;
}

/** What is wrong with the address of a provider, as far as that shows without asking it; null when nothing is. */
export function issuerFault(issuer: string, allowPrivateAddress: boolean): string | null {
  const url = URL.parse(issuer);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    return 'Enter the address of the provider, such as https://login.example.com.';
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return 'The address of a provider has no user, no question mark and no fragment.';
  }
  return addressFault(url, allowPrivateAddress);
}

/** What keeps a URL from being asked, or people from being sent there; null when nothing does. */
export function addressFault(url: URL, allowPrivateAddress: boolean): string | null {
  const address = literalAddress(url.hostname);
  const local = isLocalName(url.hostname) || (address !== null && isLoopback(address));
  if (url.protocol === 'http:' && !(local && allowPrivateAddress)) {
    return 'The address must begin with https://. Plain http is for a provider on this machine, where that is allowed.';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The address must begin with https://.';
  const refused = (local && !allowPrivateAddress) || (address !== null && !mayConnect(address, allowPrivateAddress));
  return refused
    ? 'This address is of this machine, private or link-local. A system administrator can allow that, but never for metadata services.'
    : null;
}

function isLocalName(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/**
 * True where a provider concerns more than what its mappings give: it could vouch for anybody, spare them the one-time
 * code, keep them from signing in otherwise, or reach what is meant for this machine alone.
 */
export function concernsEverybody(
  provider: Pick<
    IdentityProviderFields,
    'trustsEmail' | 'satisfiesOneTimeCode' | 'allowPrivateAddress' | 'requiredEmailDomains'
  > & { roleMappings: readonly Pick<RoleMapping, 'systemAdministrator'>[] },
): boolean {
  const { trustsEmail, satisfiesOneTimeCode, allowPrivateAddress, requiredEmailDomains, roleMappings } = provider;
  return (
    trustsEmail ||
    satisfiesOneTimeCode ||
    allowPrivateAddress ||
    requiredEmailDomains.length > 0 ||
    roleMappings.some((mapping) => mapping.systemAdministrator)
  );
}

/** True where a change takes away by what people were let in: what is open by the provider ends then. */
export function endsSessions(before: IdentityProviderFields, after: IdentityProviderFields): boolean {
  return (
    (before.active && !after.active) ||
    (before.satisfiesOneTimeCode && !after.satisfiesOneTimeCode) ||
    before.issuer !== after.issuer
  );
}

/** The technician roles that a provider gives. */
export function rolesGivenBy({ roleMappings, defaultTechnicianRoleId }: IdentityProviderFields): number[] {
  const ids = [...roleMappings.map((mapping) => mapping.technicianRoleId), defaultTechnicianRoleId];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** What the secret of a provider is sealed for. */
export function secretPurposeOf(id: number): string {
  return `identity-providers/${id}`;
}
