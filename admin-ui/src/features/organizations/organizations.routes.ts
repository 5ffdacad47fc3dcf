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
      { path: 'devices', loadComponent: () => import('./location-devices').then((m) => m.LocationDevices) },
      { path: 'enrollment', loadComponent: () => import('./location-enrollment').then((m) => m.LocationEnrollment) },
      {
        path: 'licenses',
        loadComponent: () => import('../licenses/held-licenses').then((m) => m.HeldLicenses),
        data: { holder: 'LOCATION' },
      },
      {
        path: 'activity',
        loadComponent: () => import('../audit-events/activity').then((m) => m.Activity),
        data: { subject: 'Location' },
      },
    ],
  },
  {
    path: ':id',
    loadComponent: () => import('./organization-detail').then((m) => m.OrganizationDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./organization-overview').then((m) => m.OrganizationOverview) },
      { path: 'devices', loadComponent: () => import('./organization-devices').then((m) => m.OrganizationDevices) },
      { path: 'people', loadComponent: () => import('./organization-people').then((m) => m.OrganizationPeople) },
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
      {
        path: 'activity',
        loadComponent: () => import('../audit-events/activity').then((m) => m.Activity),
        data: { subject: 'Organization' },
      },
    ],
  },
];
