import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import type { AnyOrAll, AssignmentMode, LicenseScope, LicenseType } from '../reconciliation/license-rule.rules.js';

/*
 * Who may hold a seat and who gets one, in the words of the domain, over plain objects. It asks neither the database nor
 * the server's rules.
 */

/** A device, a person or a location. */
export interface ModelHolder {
  kind: HolderKind;
  id: number;
  /** By which it can be named in lists: of people, the e-mail address. */
  name: string;
  organizationId: number | null;
  /** Of a device. */
  locationId: number | null;
  /** False for a decommissioned device and a deactivated technician. */
  active: boolean;
  /** Of a device. */
  tags: readonly string[];
  personKind: 'END_USER' | 'TECHNICIAN' | 'CONTACT' | null;
  /** End-user roles of an end user. */
  roleIds: readonly number[];
  technicianRoleId: number | null;
}

export interface ModelWorld {
  holders: readonly ModelHolder[];
  archivedOrganizationIds: ReadonlySet<number>;
  archivedLocationIds: ReadonlySet<number>;
}

/** A rule as the test writes it: devices by tags, people by roles. */
export interface ModelRule {
  match: AnyOrAll;
  tags: readonly string[];
  roleIds: readonly number[];
  technicianRoleIds: readonly number[];
}

export const noRule: ModelRule = { match: 'ANY', tags: [], roleIds: [], technicianRoleIds: [] };

/** What of a license decides who holds its seats. */
export interface ModelTerms {
  type: LicenseType;
  mode: AssignmentMode | null;
  scope: LicenseScope;
  rule: ModelRule;
  pinnedIn: readonly ModelHolder[];
  keptOut: readonly ModelHolder[];
}

const kinds: Record<LicenseType, HolderKind | null> = {
  CUSTOM: null,
  PER_DEVICE: 'DEVICE',
  PER_USER: 'PERSON',
  PER_SITE: 'LOCATION',
};

/** What holds seats of a license of a type. */
export function kindOf(type: LicenseType): HolderKind | null {
  return kinds[type];
}

/** Whether nothing of the place of a holder is archived. */
export function isOpen({ kind, id, organizationId, locationId }: ModelHolder, world: ModelWorld): boolean {
  if (organizationId !== null && world.archivedOrganizationIds.has(organizationId)) return false;
  const at = kind === 'LOCATION' ? id : locationId;
  return at === null || !world.archivedLocationIds.has(at);
}

export function isInScope(scope: LicenseScope, { kind, id, organizationId, locationId }: ModelHolder): boolean {
  if (scope.global) return true;
  if (organizationId === null || !scope.organizationIds.includes(organizationId)) return false;
  const named = scope.locations.filter((location) => location.organizationId === organizationId);
  if (kind === 'PERSON' || named.length === 0) return true;
  return named.some((location) => location.id === (kind === 'LOCATION' ? id : locationId));
}

/** Whether somebody may hold a seat, however it is given. */
export function mayHold({ type, scope }: ModelTerms, holder: ModelHolder, world: ModelWorld): boolean {
  return holder.kind === kindOf(type) && holder.active && isOpen(holder, world) && isInScope(scope, holder);
}

/** Whether an automatic license gives a seat to somebody. */
export function getsByRule(terms: ModelTerms, holder: ModelHolder, world: ModelWorld): boolean {
  if (!mayHold(terms, holder, world) || terms.keptOut.includes(holder)) return false;
  return terms.pinnedIn.includes(holder) || satisfies(terms, holder, world);
}

function satisfies({ rule }: ModelTerms, holder: ModelHolder, world: ModelWorld): boolean {
  const has = (wanted: readonly (number | string)[], own: readonly (number | string)[]) =>
    wanted.length > 0 &&
    (rule.match === 'ALL' ? wanted.every((each) => own.includes(each)) : wanted.some((each) => own.includes(each)));
  switch (holder.kind) {
    case 'DEVICE':
      return has(rule.tags, holder.tags);
    case 'PERSON':
      return has(rule.roleIds, holder.roleIds) || rule.technicianRoleIds.includes(holder.technicianRoleId ?? 0);
    case 'LOCATION':
      return world.holders.some(
        (device) => device.locationId === holder.id && device.active && has(rule.tags, device.tags),
      );
  }
}
