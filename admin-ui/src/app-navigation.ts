import type { Routes } from '@angular/router';

import type { AppKey } from './api/model';
import type { Abilities, AbilityAction, AbilitySubject } from './core/ability/abilities';
import type { Apps } from './core/apps/apps';
import type { IconName } from './ui/icon/icons';

/** One page of the navigation: makes its entry and its route. */
export interface NavigationEntry {
  /** First segment, or segments, of the address. */
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** The key that leads there after `g`; no two pages have the same. */
  readonly shortcut?: string;
  /** What somebody must be allowed to do, somewhere, for the page to be there; without it, it is everybody's. */
  readonly needs?: readonly [AbilityAction, AbilitySubject];
  /** The app that it belongs to; without one it is always there. */
  readonly app?: AppKey;
  /** What is counted behind its label. */
  readonly count?: 'open-alerts';
  readonly load: () => Promise<Routes>;
}

/** Whether a page is there for somebody: where its app is in use, and they may do what it needs. */
export function isOffered(
  { needs, app }: Pick<NavigationEntry, 'needs' | 'app'>,
  abilities: Pick<Abilities, 'can'>,
  apps: Pick<Apps, 'isActive'>,
): boolean {
  return (needs === undefined || abilities.can(...needs)) && (app === undefined || apps.isActive(app));
}

/** Entries under one heading; the first group has none. */
export interface NavigationGroup {
  readonly heading: string;
  readonly entries: readonly NavigationEntry[];
}

/**
 * The pages of the panel, in the order of the navigation. A feature adds its entry here and nothing else: the route, the
 * guard and the link follow.
 */
export const navigation: readonly NavigationGroup[] = [
  {
    heading: '',
    entries: [
      {
        path: 'overview',
        label: $localize`Overview`,
        icon: 'overview',
        needs: ['read', 'Dashboard'],
        load: () => import('./features/overview/overview.routes').then((m) => m.overviewRoutes),
      },
      {
        path: 'licenses',
        label: $localize`Licenses`,
        icon: 'license',
        shortcut: 'l',
        needs: ['read', 'License'],
        app: 'asset-management',
        load: () => import('./features/licenses/licenses.routes').then((m) => m.licensesRoutes),
      },
      {
        path: 'renewals',
        label: $localize`Renewals`,
        icon: 'renewal',
        shortcut: 'r',
        needs: ['read', 'License'],
        app: 'asset-management',
        load: () => import('./features/renewals/renewals.routes').then((m) => m.renewalsRoutes),
      },
      {
        path: 'alerts',
        label: $localize`Alerts`,
        icon: 'alert',
        shortcut: 'a',
        needs: ['read', 'Alert'],
        count: 'open-alerts',
        load: () => import('./features/alerts/alerts.routes').then((m) => m.alertsRoutes),
      },
      {
        path: 'software',
        label: $localize`Software`,
        icon: 'software',
        shortcut: 's',
        needs: ['read', 'Product'],
        load: () => import('./features/software/software.routes').then((m) => m.softwareRoutes),
      },
      {
        path: 'devices',
        label: $localize`Devices`,
        icon: 'device',
        shortcut: 'd',
        needs: ['read', 'Device'],
        load: () => import('./features/devices/devices.routes').then((m) => m.devicesRoutes),
      },
      {
        path: 'device-groups',
        label: $localize`Device groups`,
        icon: 'device-group',
        shortcut: 'g',
        needs: ['read', 'DeviceGroup'],
        load: () => import('./features/device-groups/device-groups.routes').then((m) => m.deviceGroupsRoutes),
      },
      {
        path: 'organizations',
        label: $localize`Organizations`,
        icon: 'organization',
        shortcut: 'o',
        needs: ['read', 'Organization'],
        load: () => import('./features/organizations/organizations.routes').then((m) => m.organizationsRoutes),
      },
      {
        path: 'people',
        label: $localize`People`,
        icon: 'people',
        shortcut: 'p',
        needs: ['read', 'Person'],
        load: () => import('./features/people/people.routes').then((m) => m.peopleRoutes),
      },
    ],
  },
  {
    heading: $localize`Billing`,
    entries: [
      {
        path: 'billing/products',
        label: $localize`Products`,
        icon: 'coins',
        needs: ['read', 'BillingProduct'],
        app: 'billing',
        load: () => import('./features/billing-products/billing-products.routes').then((m) => m.billingProductsRoutes),
      },
      {
        path: 'billing/agreements',
        label: $localize`Agreements`,
        icon: 'agreement',
        shortcut: 'b',
        needs: ['read', 'BillingAgreement'],
        app: 'billing',
        load: () =>
          import('./features/billing-agreements/billing-agreements.routes').then((m) => m.billingAgreementsRoutes),
      },
      {
        path: 'billing/invoices',
        label: $localize`Invoices`,
        icon: 'billing',
        shortcut: 'i',
        needs: ['read', 'BillingInvoice'],
        app: 'billing',
        load: () => import('./features/billing-invoices/billing-invoices.routes').then((m) => m.billingInvoicesRoutes),
      },
      {
        path: 'billing/exports',
        label: $localize`Exports`,
        icon: 'upload',
        needs: ['read', 'BillingExport'],
        app: 'billing',
        load: () => import('./features/billing-exports/billing-exports.routes').then((m) => m.billingExportsRoutes),
      },
      {
        path: 'billing/margins',
        label: $localize`Margins`,
        icon: 'chart',
        needs: ['read', 'BillingInvoice'],
        app: 'billing',
        load: () => import('./features/billing-margins/billing-margins.routes').then((m) => m.billingMarginsRoutes),
      },
    ],
  },
  {
    heading: $localize`Administration`,
    entries: [
      {
        path: 'apps',
        label: $localize`Apps`,
        icon: 'apps',
        needs: ['read', 'App'],
        load: () => import('./features/apps/apps.routes').then((m) => m.appsRoutes),
      },
      {
        path: 'publishers',
        label: $localize`Publishers`,
        icon: 'publisher',
        needs: ['read', 'Publisher'],
        load: () => import('./features/publishers/publishers.routes').then((m) => m.publishersRoutes),
      },
      {
        path: 'vendors',
        label: $localize`Vendors`,
        icon: 'cart',
        needs: ['read', 'Vendor'],
        load: () => import('./features/vendors/vendors.routes').then((m) => m.vendorsRoutes),
      },
      {
        path: 'end-user-roles',
        label: $localize`End-user roles`,
        icon: 'tag',
        needs: ['read', 'EndUserRole'],
        load: () => import('./features/end-user-roles/end-user-roles.routes').then((m) => m.endUserRolesRoutes),
      },
      {
        path: 'technician-roles',
        label: $localize`Technicians & roles`,
        icon: 'shield',
        needs: ['read', 'TechnicianRole'],
        load: () => import('./features/technician-roles/technician-roles.routes').then((m) => m.technicianRolesRoutes),
      },
      {
        path: 'api-clients',
        label: $localize`API clients`,
        icon: 'agent',
        needs: ['read', 'ApiClient'],
        load: () => import('./features/api-clients/api-clients.routes').then((m) => m.apiClientsRoutes),
      },
      {
        path: 'identity-providers',
        label: $localize`Sign-in providers`,
        icon: 'lock',
        needs: ['read', 'IdentityProvider'],
        load: () =>
          import('./features/identity-providers/identity-providers.routes').then((m) => m.identityProvidersRoutes),
      },
      {
        path: 'schedules',
        label: $localize`Schedules`,
        icon: 'clock',
        needs: ['read', 'Schedule'],
        load: () => import('./features/scheduling/scheduling.routes').then((m) => m.schedulingRoutes),
      },
      {
        path: 'notification-channels',
        label: $localize`Notification channels`,
        icon: 'bell',
        needs: ['read', 'NotificationChannel'],
        load: () =>
          import('./features/notifications/notification-channels.routes').then((m) => m.notificationChannelsRoutes),
      },
      {
        path: 'audit-log',
        label: $localize`Audit log`,
        icon: 'history',
        shortcut: 'u',
        needs: ['read', 'AuditEvent'],
        load: () => import('./features/audit-events/audit-events.routes').then((m) => m.auditEventsRoutes),
      },
      {
        // How the panel looks is everybody's own.
        path: 'settings',
        label: $localize`Settings`,
        icon: 'gear',
        load: () => import('./features/settings/settings.routes').then((m) => m.settingsRoutes),
      },
    ],
  },
];
