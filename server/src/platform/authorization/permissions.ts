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

/** Access to one area: a default for all organizations, and organizations for which it differs. */
export interface AreaPermission {
  defaultLevel: PermissionLevel;
  organizationOverrides: readonly { organizationId: number; level: PermissionLevel }[];
}

/** Everything that somebody may do. */
export interface Permissions {
  systemAdministrator: boolean;
  areas: Partial<Record<PermissionArea, AreaPermission>>;
}

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
export type OrganizationReach = { everywhereExcept: number[] } | { onlyIn: number[] };

/** The organizations in which the permissions allow `action` in `area`. */
export function reachOf(permissions: Permissions, area: PermissionArea, action: Action): OrganizationReach {
  if (permissions.systemAdministrator) return { everywhereExcept: [] };
  const granted = permissions.areas[area];
  if (granted === undefined) return { onlyIn: [] };
  const overridden = (allowed: boolean) =>
    granted.organizationOverrides
      .filter((override) => levelAllows(override.level, action) === allowed)
      .map((override) => override.organizationId);
  return levelAllows(granted.defaultLevel, action)
    ? { everywhereExcept: overridden(false) }
    : { onlyIn: overridden(true) };
}
