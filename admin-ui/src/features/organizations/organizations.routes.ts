import type { Routes } from '@angular/router';

import { inactive } from '../../core/apps/apps';

/** List, one organization with its tabs, and one of its locations. */
export const organizationsRoutes: Routes = [
  { path: '', loadComponent: () => import('./organization-list').then((m) => m.OrganizationList) },
  {
    path: ':id/locations/:locationId',
    loadComponent: () => import('./location-detail').then((m) => m.LocationDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./location-overview').then((m) => m.LocationOverview) },
      { path: 'devices', loadComponent: () => import('./organization-devices').then((m) => m.OrganizationDevices) },
      { path: 'enrollment', loadComponent: () => import('./location-enrollment').then((m) => m.LocationEnrollment) },
      { path: 'licenses', loadComponent: () => import('./location-licenses').then((m) => m.LocationLicenses) },
    ],
  },
  {
    path: ':id',
    loadComponent: () => import('./organization-detail').then((m) => m.OrganizationDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./organization-overview').then((m) => m.OrganizationOverview) },
      { path: 'devices', loadComponent: () => import('./organization-devices').then((m) => m.OrganizationDevices) },
      {
        path: 'licenses',
        loadComponent: () => import('../licenses/organization-licenses').then((m) => m.OrganizationLicenses),
      },
      { path: 'locations', loadComponent: () => import('./location-list').then((m) => m.LocationList) },
      {
        path: 'billing',
        canMatch: [inactive('billing')],
        loadComponent: () => import('../apps/inactive-app').then((m) => m.InactiveApp),
        data: { app: 'billing' },
      },
      {
        path: 'billing',
        loadComponent: () => import('../billing-agreements/organization-billing').then((m) => m.OrganizationBilling),
      },
      { path: 'activity', loadComponent: () => import('./organization-activity').then((m) => m.OrganizationActivity) },
    ],
  },
];
