/** The areas that permissions are given for. */
export const permissionAreas = [
  'SOFTWARE_LICENSES',
  'SOFTWARE_CATALOG',
  'DEVICES',
  'DEVICE_GROUPS',
  'ORGANIZATIONS',
  'END_USERS',
  'PUBLISHERS_VENDORS',
  'ALERTS',
  'BILLING_PRODUCTS',
  'BILLING_AGREEMENTS',
  'BILLING_INVOICES',
  'LICENSE_KEYS',
  'TECHNICIANS_ROLES',
  'APPS_SETTINGS',
  'AUDIT_LOG',
  'API_CLIENTS',
] as const;
export type PermissionArea = (typeof permissionAreas)[number];

export const permissionLevels = ['NONE', 'VIEW', 'UPDATE', 'CREATE', 'DELETE', 'FULL'] as const;
export type PermissionLevel = (typeof permissionLevels)[number];

/** What can be done with a subject. */
export type Action = 'read' | 'update' | 'create' | 'delete';

export const actions: readonly Action[] = ['read', 'update', 'create', 'delete'];

/** Access to one area: a default for all organizations, and organizations for which it differs. */
export interface AreaPermission {
  defaultLevel: PermissionLevel;
  organizationOverrides: readonly { organizationId: number; level: PermissionLevel }[];
}

/**
 * Everything that somebody may do. Never changed once it was made: what is worked out of it is remembered with it, so
 * whoever hands out the same permissions again hands out the same object.
 */
export interface Permissions {
  readonly systemAdministrator: boolean;
  readonly areas: Readonly<Partial<Record<PermissionArea, AreaPermission>>>;
}

/** Those of system administrators, and of the system itself. */
export const administratorPermissions: Permissions = { systemAdministrator: true, areas: {} };

/** Those of somebody to whom nothing was given. */
export const noPermissions: Permissions = { systemAdministrator: false, areas: {} };

const actionsOf: Record<PermissionLevel, readonly Action[]> = {
  NONE: [],
  VIEW: ['read'],
  UPDATE: ['read', 'update'],
  CREATE: ['read', 'update', 'create'],
  DELETE: ['read', 'update', 'delete'],
  FULL: ['read', 'update', 'create', 'delete'],
};

/** True when a level includes an action. */
export function levelAllows(level: PermissionLevel, action: Action): boolean {
  return actionsOf[level].includes(action);
}

/** In which organizations an area allows an action: all but some, or only some. */
export type OrganizationReach = { everywhereExcept: readonly number[] } | { onlyIn: readonly number[] };

const knownReaches = new WeakMap<Permissions, Map<string, OrganizationReach>>();

/** The organizations in which the permissions allow `action` in `area`. */
export function reachOf(permissions: Permissions, area: PermissionArea, action: Action): OrganizationReach {
  let ofThese = knownReaches.get(permissions);
  if (ofThese === undefined) {
    ofThese = new Map();
    knownReaches.set(permissions, ofThese);
  }
  const key = `${area} ${action}`;
  let reach = ofThese.get(key);
  if (reach === undefined) {
    reach = workOutReach(permissions, area, action);
    ofThese.set(key, reach);
  }
  return reach;
}

function workOutReach(permissions: Permissions, area: PermissionArea, action: Action): OrganizationReach {
  if (permissions.systemAdministrator) return { everywhereExcept: [] };
  const granted = permissions.areas[area];
  if (granted === undefined) return { onlyIn: [] };
  const overridden = (allowed: boolean) =>
    Object.freeze(
      granted.organizationOverrides
        .filter((override) => levelAllows(override.level, action) === allowed)
        .map((override) => override.organizationId),
    );
  return levelAllows(granted.defaultLevel, action)
    ? { everywhereExcept: overridden(false) }
    : { onlyIn: overridden(true) };
}

/** Which organizations somebody may see anything of: by any area. */
export function seenOrganizations(permissions: Permissions): OrganizationReach {
  return permissionAreas
    .map((area) => reachOf(permissions, area, 'read'))
    .reduce<OrganizationReach>((all, each) => union(all, each), { onlyIn: [] });
}

function union(a: OrganizationReach, b: OrganizationReach): OrganizationReach {
  if ('onlyIn' in a && 'onlyIn' in b) return { onlyIn: [...new Set([...a.onlyIn, ...b.onlyIn])] };
  if ('onlyIn' in a) return 'onlyIn' in b ? a : without(b, a.onlyIn);
  if ('onlyIn' in b) return without(a, b.onlyIn);
  const others = new Set(b.everywhereExcept);
  return { everywhereExcept: a.everywhereExcept.filter((id) => others.has(id)) };
}

function without(
  { everywhereExcept }: { everywhereExcept: readonly number[] },
  ids: readonly number[],
): OrganizationReach {
  const seen = new Set(ids);
  return { everywhereExcept: everywhereExcept.filter((id) => !seen.has(id)) };
}

/** The organizations that two reaches both include. */
export function bothReach(a: OrganizationReach, b: OrganizationReach): OrganizationReach {
  if ('onlyIn' in a) return { onlyIn: a.onlyIn.filter(within(b)) };
  if ('onlyIn' in b) return { onlyIn: b.onlyIn.filter(within(a)) };
  return { everywhereExcept: [...new Set([...a.everywhereExcept, ...b.everywhereExcept])] };
}

/** Asks whether a reach includes an organization. */
export function within(reach: OrganizationReach): (organizationId: number) => boolean {
  const ids = new Set('onlyIn' in reach ? reach.onlyIn : reach.everywhereExcept);
  return (organizationId) => ids.has(organizationId) === 'onlyIn' in reach;
}

/** True when whoever has `own` may do all that `granted` allows, in every organization. */
export function covers(own: Permissions, granted: Permissions): boolean {
  if (own.systemAdministrator) return true;
  if (granted.systemAdministrator) return false;
  return permissionAreas.every((area) =>
    actions.every((action) => reaches(reachOf(own, area, action), reachOf(granted, area, action))),
  );
}

/** True when `wide` includes every organization that `narrow` does, those that are still to come too. */
function reaches(wide: OrganizationReach, narrow: OrganizationReach): boolean {
  if ('onlyIn' in narrow) {
    if ('everywhereExcept' in wide) return areApart(wide.everywhereExcept, narrow.onlyIn);
    const allowed = new Set(wide.onlyIn);
    return narrow.onlyIn.every((id) => allowed.has(id));
  }
  if ('onlyIn' in wide) return false;
  const left = new Set(narrow.everywhereExcept);
  return wide.everywhereExcept.every((id) => left.has(id));
}

function areApart(some: readonly number[], others: readonly number[]): boolean {
  const named = new Set(some);
  return !others.some((id) => named.has(id));
}
