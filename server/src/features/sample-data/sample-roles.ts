import type { PermissionGrant } from '../../platform/authorization/permission-grants.dto.js';
import {
  permissionAreas,
  type PermissionArea,
  type PermissionLevel,
} from '../../platform/authorization/permissions.js';
import type { Trade } from './sample-organizations.js';

/** What people do, across the organizations of the sample. */
export const sampleEndUserRoles = [
  { name: 'Designer', description: 'Draws and models: design and rendering software' },
  { name: 'Engineer', description: 'Calculates and builds: engineering and development tools' },
  { name: 'Finance', description: 'Bookkeeping, invoices and payroll' },
  { name: 'Management', description: 'Leads a team, a practice or an office' },
  { name: 'Front office', description: 'Reception, scheduling and customers' },
  { name: 'Specialist', description: 'The profession itself: dentists, lawyers, teachers, dispatchers' },
] as const;

type RoleName = (typeof sampleEndUserRoles)[number]['name'];

/** The roles of one person after the other, over and over. */
export const sampleRolesByTrade: Record<Trade, readonly (readonly RoleName[])[]> = {
  dental: [
    ['Management', 'Specialist'],
    ['Specialist'],
    ['Front office'],
    ['Specialist'],
    ['Front office'],
    ['Finance'],
  ],
  design: [['Designer', 'Management'], ['Designer'], ['Engineer'], ['Designer'], ['Designer', 'Engineer'], ['Finance']],
  development: [['Management', 'Engineer'], ['Engineer'], ['Engineer', 'Designer'], ['Finance']],
  logistics: [['Management'], ['Specialist'], ['Specialist'], ['Front office'], ['Engineer'], ['Finance'], []],
  law: [['Management', 'Specialist'], ['Specialist'], ['Specialist'], ['Front office'], ['Finance']],
  school: [['Management'], ['Specialist'], ['Specialist'], ['Specialist'], ['Front office'], []],
};

/** What technicians do, and what they may do: everywhere, or in one organization of the sample alone. */
interface SampleTechnicianRole {
  name: string;
  description: string;
  levels: Partial<Record<PermissionArea, PermissionLevel>>;
  /** The levels apply in this organization; elsewhere, and to what belongs to none, those of `elsewhere`. */
  only?: { organization: string; elsewhere: Partial<Record<PermissionArea, PermissionLevel>> };
}

function allAt(level: PermissionLevel): Partial<Record<PermissionArea, PermissionLevel>> {
  return Object.fromEntries(permissionAreas.map((area) => [area, level]));
}

export const sampleTechnicianRoles = [
  {
    name: 'Service desk',
    description: 'Answers tickets and looks after devices',
    levels: {
      SOFTWARE_LICENSES: 'UPDATE',
      LICENSE_KEYS: 'VIEW',
      ALERTS: 'UPDATE',
      DEVICES: 'CREATE',
      SOFTWARE_CATALOG: 'VIEW',
      DEVICE_GROUPS: 'VIEW',
      ORGANIZATIONS: 'VIEW',
      END_USERS: 'CREATE',
      PUBLISHERS_VENDORS: 'VIEW',
    },
  },
  {
    name: 'License manager',
    description: 'Buys, assigns and renews licenses',
    levels: {
      SOFTWARE_LICENSES: 'FULL',
      LICENSE_KEYS: 'FULL',
      ALERTS: 'FULL',
      DEVICES: 'VIEW',
      SOFTWARE_CATALOG: 'FULL',
      DEVICE_GROUPS: 'FULL',
      ORGANIZATIONS: 'VIEW',
      END_USERS: 'VIEW',
      PUBLISHERS_VENDORS: 'FULL',
      BILLING_PRODUCTS: 'VIEW',
      TECHNICIANS_ROLES: 'VIEW',
      AUDIT_LOG: 'VIEW',
    },
  },
  {
    name: 'Billing',
    description: 'Writes the invoices of customers',
    levels: {
      SOFTWARE_LICENSES: 'VIEW',
      ALERTS: 'VIEW',
      DEVICES: 'VIEW',
      SOFTWARE_CATALOG: 'VIEW',
      DEVICE_GROUPS: 'VIEW',
      ORGANIZATIONS: 'VIEW',
      END_USERS: 'VIEW',
      PUBLISHERS_VENDORS: 'VIEW',
      BILLING_PRODUCTS: 'FULL',
      BILLING_AGREEMENTS: 'FULL',
      BILLING_INVOICES: 'FULL',
    },
  },
  {
    name: 'Auditor',
    description: 'Sees everything but license keys, and changes nothing',
    levels: { ...allAt('VIEW'), LICENSE_KEYS: 'NONE' },
  },
  {
    name: 'Northwind on site',
    description: 'Works at the practices of Northwind Dental Group and sees no other customer',
    levels: {
      SOFTWARE_LICENSES: 'UPDATE',
      LICENSE_KEYS: 'VIEW',
      ALERTS: 'UPDATE',
      DEVICES: 'FULL',
      SOFTWARE_CATALOG: 'VIEW',
      ORGANIZATIONS: 'UPDATE',
      END_USERS: 'FULL',
      BILLING_AGREEMENTS: 'VIEW',
      BILLING_INVOICES: 'UPDATE',
      AUDIT_LOG: 'VIEW',
    },
    only: { organization: 'Northwind Dental Group', elsewhere: { PUBLISHERS_VENDORS: 'VIEW' } },
  },
] as const satisfies readonly SampleTechnicianRole[];

/** Technicians who are invited and have not come yet: nobody signs in as one of them without an administrator's doing. */
export const sampleTechnicians: readonly {
  name: string;
  email: string;
  role: (typeof sampleTechnicianRoles)[number]['name'] | null;
  /** Of somebody without a role. */
  levels?: Partial<Record<PermissionArea, PermissionLevel>>;
}[] = [
  { name: 'Nadia Brandt', email: 'nadia.brandt@service-desk.test', role: 'Service desk' },
  { name: 'Theo Lindqvist', email: 'theo.lindqvist@service-desk.test', role: 'Service desk' },
  { name: 'Imani Duarte', email: 'imani.duarte@service-desk.test', role: 'License manager' },
  { name: 'Rafael Okafor', email: 'rafael.okafor@service-desk.test', role: 'Billing' },
  { name: 'Grete Holm', email: 'grete.holm@service-desk.test', role: 'Auditor' },
  { name: 'Sam Whitaker', email: 'sam.whitaker@service-desk.test', role: 'Northwind on site' },
  {
    name: 'Priya Raman',
    email: 'priya.raman@service-desk.test',
    role: null,
    levels: { SOFTWARE_CATALOG: 'UPDATE', PUBLISHERS_VENDORS: 'UPDATE' },
  },
];

/** The permissions of a sample role, or of a technician without one. */
export function sampleGrants(
  { levels, only }: Pick<SampleTechnicianRole, 'levels' | 'only'>,
  organizations: ReadonlyMap<string, number>,
): PermissionGrant[] {
  const organizationId = only === undefined ? undefined : organizations.get(only.organization);
  return permissionAreas.map((area) => {
    const level = levels[area] ?? 'NONE';
    if (only === undefined) return { area, defaultLevel: level, organizationOverrides: [] };
    const defaultLevel = only.elsewhere[area] ?? 'NONE';
    const own = organizationId === undefined || level === 'NONE' ? [] : [{ organizationId, level }];
    return { area, defaultLevel, organizationOverrides: own };
  });
}
