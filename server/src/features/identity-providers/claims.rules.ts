import { cleanLine } from '../../platform/http/fields.js';
import { cleanDomain, type IdentityProviderFields, type RoleMapping } from './identity-providers.rules.js';

/** What a provider says of somebody: claims by name. */
export type Claims = Readonly<Record<string, unknown>>;

/** Somebody for whom a provider vouches. */
export interface VouchedFor {
  issuer: string;
  /** Never given to anybody else by this issuer. */
  subject: string;
  name: string;
  /** null when the provider names none. */
  email: string | null;
  /** Whether the provider knows that the address is theirs. */
  emailVerified: boolean;
  /** The values of the roles claim. */
  roleValues: readonly string[];
}

/** What somebody may do by a provider: a technician role, or everything. */
export type ProviderGrant = Omit<RoleMapping, 'claimValue'>;

const longestName = 200;
const longestEmail = 320;
const plainEmail = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/**
 * Whom the claims of an ID token, and what the provider adds to it, speak of. An e-mail address and whether it is verified
 * are of one document, the first that names an address: of two, one could vouch for the address of the other.
 * @param documents the ID token, then what was added.
 */
export function vouchedFor(
  issuer: string,
  subject: string,
  documents: readonly Claims[],
  rolesClaim: string | null,
): VouchedFor {
  const said = documents.find((each) => (each['email'] ?? null) !== null) ?? {};
  const email = emailOf(said['email']);
  const claims: Claims = { ...Object.assign({}, ...documents.toReversed()), email: said['email'] };
  return {
    issuer,
    subject,
    name: nameOf(claims, email),
    email,
    emailVerified: email !== null && isVerified(said),
    roleValues: rolesClaim === null ? [] : valuesOf(claimAt(claims, rolesClaim)),
  };
}

/**
 * `email_verified`, which some providers write as text. Entra ID has none; its optional claim `xms_edov` says the same:
 * that the owner of the domain is the one who says so. One that says no counts, whatever the other says.
 */
function isVerified(claims: Claims): boolean {
  const said = [claims['email_verified'], claims['xms_edov']].map(truthOf);
  return said.includes(true) && !said.includes(false);
}

/** null for what is neither. */
function truthOf(claim: unknown): boolean | null {
  if (claim === true || claim === 'true' || claim === 1 || claim === '1') return true;
  return claim === false || claim === 'false' || claim === 0 || claim === '0' ? false : null;
}

function emailOf(claim: unknown): string | null {
  if (typeof claim !== 'string') return null;
  const email = claim.trim();
  return email.length <= longestEmail && plainEmail.test(email) && cleanLine(email) === email ? email : null;
}

function nameOf(claims: Claims, email: string | null): string {
  const text = (name: string) => (typeof claims[name] === 'string' ? cleanLine(claims[name]) : '');
  const parts = `${text('given_name')} ${text('family_name')}`.trim();
  const known = [text('name'), parts, text('preferred_username'), email?.split('@')[0] ?? ''];
  return (known.find((each) => each !== '') ?? 'Technician').slice(0, longestName).trim();
}

/** A claim by its name, which may have dots in it, or by a path into claims within claims. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step)) return null;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}

function valuesOf(claim: unknown): string[] {
  const values: unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string');
}

/** What the mappings of a provider make of somebody: the first that applies, else the default role; null for nothing. */
export function grantOf(
  { roleMappings, defaultTechnicianRoleId }: Pick<IdentityProviderFields, 'roleMappings' | 'defaultTechnicianRoleId'>,
  roleValues: readonly string[],
): ProviderGrant | null {
  const values = new Set(roleValues);
  const mapping = roleMappings.find(({ claimValue }) => values.has(claimValue));
  if (mapping !== undefined) {
    return { technicianRoleId: mapping.technicianRoleId, systemAdministrator: mapping.systemAdministrator };
  }
  return defaultTechnicianRoleId === null
    ? null
    : { technicianRoleId: defaultTechnicianRoleId, systemAdministrator: false };
}

/** The domain of an e-mail address, as domains are compared. */
export function domainOf(email: string): string {
  return cleanDomain(email.slice(email.lastIndexOf('@') + 1));
}

/** Whether somebody has a verified e-mail address of one of the domains; with none named, everybody may come. */
export function isOfDomains({ email, emailVerified }: VouchedFor, domains: readonly string[]): boolean {
  return domains.length === 0 || (email !== null && emailVerified && domains.includes(domainOf(email)));
}
