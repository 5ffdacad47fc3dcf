import { withExceptions } from './license-exceptions.rules.js';
import type { AnyOrAll, LicenseRule, LicenseScope } from './license-rule.rules.js';

/** A condition on a person: compiled to SQL for reconciling, for previews, and for the explanation of one person. */
export type PersonCondition =
  | { kind: 'all'; conditions: readonly PersonCondition[] }
  | { kind: 'any'; conditions: readonly PersonCondition[] }
  | { kind: 'not'; condition: PersonCondition }
  | { kind: 'people'; ids: readonly number[] }
  /** Not a technician who may not sign in any more, and not of an archived organization. */
  | { kind: 'active' }
  /** Belongs to one of the organizations. */
  | { kind: 'organization'; ids: readonly number[] }
  /** An end user with one of the roles. */
  | { kind: 'endUserRole'; ids: readonly number[] }
  /** A technician with one of the roles. */
  | { kind: 'technicianRole'; ids: readonly number[] };

/** True of nobody. */
export const noPerson: PersonCondition = { kind: 'any', conditions: [] };

/** One part of what a license asks of people; all of them together decide. */
export interface PersonCheck {
  kind: 'STATUS' | 'SCOPE' | 'ROLES';
  condition: PersonCondition;
  /** The roles of which the check demands some, each with its own condition. */
  parts: readonly { id: number; of: 'END_USER' | 'TECHNICIAN'; condition: PersonCondition }[];
  /** How many of the end-user roles are needed. */
  match: AnyOrAll;
}

/**
 * People are in scope by their organization: they have no location, so an organization that the scope narrows to some of
 * its locations counts whole. Whoever belongs to no organization is in the scope of global licenses only.
 */
export function personScopeCondition(scope: LicenseScope): PersonCondition {
  return scope.global ? { kind: 'all', conditions: [] } : { kind: 'organization', ids: scope.organizationIds };
}

/** What a person must satisfy to hold a seat however it is given. */
function baseChecksOf(license: LicenseRule): PersonCheck[] {
  return [
    { kind: 'STATUS', condition: { kind: 'active' }, parts: [], match: 'ALL' },
    { kind: 'SCOPE', condition: personScopeCondition(license.scope), parts: [], match: 'ALL' },
  ];
}

/** Everything that a person must satisfy to hold a seat by the rule, check by check. */
export function personChecksOf(license: LicenseRule): PersonCheck[] {
  const base = baseChecksOf(license);
  if (license.assignmentMode !== 'AUTOMATIC') return base;
  const roles = rolesCheckOf(license);
  return roles === null ? base : [...base, roles];
}

/** The two populations are united: end users with any or all of some roles, and technicians with any of some. */
function rolesCheckOf({ rule }: LicenseRule): PersonCheck | null {
  const endUserRoles = rule.endUsers?.roleIds ?? [];
  const technicianRoles = rule.technicians?.roleIds ?? [];
  const match = rule.endUsers?.match ?? 'ANY';
  const populations: PersonCondition[] = [];
  if (endUserRoles.length > 0) {
    populations.push(
      match === 'ANY'
        ? { kind: 'endUserRole', ids: endUserRoles }
        : { kind: 'all', conditions: endUserRoles.map((id) => ({ kind: 'endUserRole', ids: [id] })) },
    );
  }
  if (technicianRoles.length > 0) populations.push({ kind: 'technicianRole', ids: technicianRoles });
  if (populations.length === 0) return null;
  return {
    kind: 'ROLES',
    condition: { kind: 'any', conditions: populations },
    match,
    parts: [
      ...endUserRoles.map((id) => ({ id, of: 'END_USER' as const, condition: endUserRole(id) })),
      ...technicianRoles.map((id) => ({ id, of: 'TECHNICIAN' as const, condition: technicianRole(id) })),
    ],
  };
}

function endUserRole(id: number): PersonCondition {
  return { kind: 'endUserRole', ids: [id] };
}

function technicianRole(id: number): PersonCondition {
  return { kind: 'technicianRole', ids: [id] };
}

/** Which people keep a seat that they have, and which are given one. */
export interface PersonTarget {
  keep: PersonCondition;
  /** True when everybody who may keep a seat is also given one. */
  gives: boolean;
}

/** The people of a license; every type but per user holds no seats for people. */
export function personTargetOf(license: LicenseRule): PersonTarget {
  if (license.type !== 'PER_USER') return { keep: noPerson, gives: false };
  const base = baseChecksOf(license).map((check) => check.condition);
  if (license.assignmentMode !== 'AUTOMATIC') return { keep: { kind: 'all', conditions: base }, gives: false };
  const roles = rolesCheckOf(license);
  if (roles === null && license.exceptions.included.length === 0) return { keep: noPerson, gives: false };
  const conditions = withExceptions(license.exceptions, base, roles === null ? null : [roles.condition], personWords);
  return { keep: { kind: 'all', conditions }, gives: true };
}

const personWords = {
  among: (ids: readonly number[]): PersonCondition => ({ kind: 'people', ids }),
  not: (condition: PersonCondition): PersonCondition => ({ kind: 'not', condition }),
  any: (conditions: readonly PersonCondition[]): PersonCondition => ({ kind: 'any', conditions }),
  all: (conditions: readonly PersonCondition[]): PersonCondition => ({ kind: 'all', conditions }),
};
