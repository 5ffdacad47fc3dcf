import type { Routes } from '@angular/router';

/** List, and one organization with its tabs. */
export const organizationsRoutes: Routes = [
  { path: '', loadComponent: () => import('./organization-list').then((m) => m.OrganizationList) },
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
    ],
  },
];
