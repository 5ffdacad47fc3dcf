import {
  permissionAreas,
  type PermissionArea,
  type PermissionLevel,
} from '../../platform/authorization/permissions.js';
import type { Grant } from '../permissions/permissions.rules.js';

/** A role to begin with. */
export interface RoleTemplate {
  key: string;
  name: string;
  description: string;
  permissions: readonly Grant[];
}

function everywhere(levels: Partial<Record<PermissionArea, PermissionLevel>>): Grant[] {
  return permissionAreas.flatMap((area) => {
    const defaultLevel = levels[area];
    return defaultLevel === undefined ? [] : [{ area, defaultLevel, organizationOverrides: [] }];
  });
}

function all(level: PermissionLevel): Partial<Record<PermissionArea, PermissionLevel>> {
  return Object.fromEntries(permissionAreas.map((area) => [area, level]));
}

/** Roles that most teams need, to be changed at will. */
export const roleTemplates: readonly RoleTemplate[] = [
  { key: 'blank', name: 'Blank', description: 'Nothing yet: open the areas one by one.', permissions: [] },
  {
    key: 'full',
    name: 'Full access',
    description: 'Everything in every organization, except being a system administrator.',
    permissions: everywhere(all('FULL')),
  },
  {
    key: 'read-only',
    name: 'Read only',
    description: 'Sees everything but license keys, and changes nothing.',
    permissions: everywhere({ ...all('VIEW'), LICENSE_KEYS: 'NONE' }),
  },
  {
    key: 'billing-clerk',
    name: 'Billing clerk',
    description: 'Writes invoices and keeps products and agreements; sees what they are charged for.',
    permissions: everywhere({
      SOFTWARE_LICENSES: 'VIEW',
      SOFTWARE_CATALOG: 'VIEW',
      DEVICES: 'VIEW',
      DEVICE_GROUPS: 'VIEW',
      ORGANIZATIONS: 'VIEW',
      END_USERS: 'VIEW',
      PUBLISHERS_VENDORS: 'VIEW',
      ALERTS: 'VIEW',
      BILLING_PRODUCTS: 'FULL',
      BILLING_AGREEMENTS: 'FULL',
      BILLING_INVOICES: 'FULL',
    }),
  },
  {
    key: 'help-desk',
    name: 'Help desk',
    description: 'Gives and takes seats, keeps devices and people, and reads license keys.',
    permissions: everywhere({
      SOFTWARE_LICENSES: 'UPDATE',
      SOFTWARE_CATALOG: 'VIEW',
      DEVICES: 'CREATE',
      DEVICE_GROUPS: 'VIEW',
      ORGANIZATIONS: 'VIEW',
      END_USERS: 'CREATE',
      PUBLISHERS_VENDORS: 'VIEW',
      ALERTS: 'UPDATE',
      LICENSE_KEYS: 'VIEW',
    }),
  },
];
