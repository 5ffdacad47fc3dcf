import type { AnyOrAll, LicenseRule, LicenseScope } from './license-rule.rules.js';

/** A condition on a person: compiled to SQL for reconciling, for previews, and for the explanation of one person. */
export type PersonCondition =
  | { kind: 'all'; conditions: readonly PersonCondition[] }
  | { kind: 'any'; conditions: readonly PersonCondition[] }
  | { kind: 'people'; ids: readonly number[] }
  /** Not a technician who may not sign in any more. */
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

/** Everything that a person must satisfy to hold a seat, check by check. */
export function personChecksOf(license: LicenseRule): PersonCheck[] {
  const base: PersonCheck[] = [
    { kind: 'STATUS', condition: { kind: 'active' }, parts: [], match: 'ALL' },
    { kind: 'SCOPE', condition: personScopeCondition(license.scope), parts: [], match: 'ALL' },
  ];
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
  const checks = personChecksOf(license);
  const keep: PersonCondition = { kind: 'all', conditions: checks.map((check) => check.condition) };
  if (license.assignmentMode !== 'AUTOMATIC') return { keep, gives: false };
  return checks.some((check) => check.kind === 'ROLES') ? { keep, gives: true } : { keep: noPerson, gives: false };
}
