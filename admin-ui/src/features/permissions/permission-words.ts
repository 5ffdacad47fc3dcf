import type { PermissionGrantArea, PermissionGrantDefaultLevel } from '../../api/model';
import type { Words } from '../../core/words';

export type Area = PermissionGrantArea;
export type Level = PermissionGrantDefaultLevel;

/** What a level is called where there is little room, and all that it includes. */
export const levelWords: Readonly<Record<Level, { readonly short: string; readonly long: string }>> = {
  NONE: { short: $localize`:level of a permission|:None`, long: $localize`None: no access` },
  VIEW: { short: $localize`View`, long: $localize`View` },
  UPDATE: { short: $localize`:level of a permission|:Update`, long: $localize`View and update` },
  CREATE: { short: $localize`Create`, long: $localize`View, update and create` },
  DELETE: { short: $localize`Delete`, long: $localize`View, update and delete` },
  FULL: {
    short: $localize`:level of a permission|View, update, create and delete:Full`,
    long: $localize`Full: view, update, create and delete`,
  },
};

export const areaWords: Words<Area> = {
  SOFTWARE_LICENSES: $localize`Software licenses`,
  LICENSE_KEYS: $localize`License keys`,
  ALERTS: $localize`Alerts`,
  DEVICES: $localize`Devices`,
  SOFTWARE_CATALOG: $localize`Software catalog`,
  DEVICE_GROUPS: $localize`Device groups`,
  ORGANIZATIONS: $localize`Organizations`,
  END_USERS: $localize`End users`,
  PUBLISHERS_VENDORS: $localize`Publishers & vendors`,
  BILLING_PRODUCTS: $localize`Billing products`,
  BILLING_AGREEMENTS: $localize`Billing agreements`,
  BILLING_INVOICES: $localize`Billing invoices`,
  TECHNICIANS_ROLES: $localize`Technicians & roles`,
  API_CLIENTS: $localize`API clients`,
  APPS_SETTINGS: $localize`Apps & settings`,
  AUDIT_LOG: $localize`Audit log`,
};

/** Areas that are thought of together. */
export interface AreaGroup {
  readonly heading: string;
  readonly text: string;
  readonly areas: readonly Area[];
}

/** Every area, once. */
export const areaGroups: readonly AreaGroup[] = [
  {
    heading: $localize`Licenses`,
    text: $localize`What is licensed, who holds seats and what it costs. Revealing keys is a permission of its own.`,
    areas: ['SOFTWARE_LICENSES', 'LICENSE_KEYS', 'ALERTS'],
  },
  {
    heading: $localize`Inventory`,
    text: $localize`The machines, what is installed on them, and the groups that license rules use.`,
    areas: ['DEVICES', 'SOFTWARE_CATALOG', 'DEVICE_GROUPS'],
  },
  {
    heading: $localize`Customers`,
    text: $localize`Organizations with their locations, the people in them, and whom licenses are bought from.`,
    areas: ['ORGANIZATIONS', 'END_USERS', 'PUBLISHERS_VENDORS'],
  },
  {
    heading: $localize`Billing`,
    text: $localize`What is charged, what was agreed, and the invoices that follow from it.`,
    areas: ['BILLING_PRODUCTS', 'BILLING_AGREEMENTS', 'BILLING_INVOICES'],
  },
  {
    heading: $localize`Administration`,
    text: $localize`Who may do what, programs that sign in by themselves, and the record of what was done.`,
    areas: ['TECHNICIANS_ROLES', 'API_CLIENTS', 'APPS_SETTINGS', 'AUDIT_LOG'],
  },
];

/** Areas whose things belong to no organization: their default level decides, whatever is said of organizations. */
export const areasWithoutOrganization: ReadonlySet<Area> = new Set<Area>([
  'DEVICE_GROUPS',
  'PUBLISHERS_VENDORS',
  'BILLING_PRODUCTS',
  'TECHNICIANS_ROLES',
  'API_CLIENTS',
  'APPS_SETTINGS',
]);
