import type { Routes } from '@angular/router';

/** List, and one license with its tabs. */
export const licensesRoutes: Routes = [
  { path: '', loadComponent: () => import('./license-list').then((m) => m.LicenseList) },
  {
    path: ':id',
    loadComponent: () => import('./license-detail').then((m) => m.LicenseDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./license-overview').then((m) => m.LicenseOverview) },
      { path: 'devices', loadComponent: () => import('./licensed-devices').then((m) => m.LicensedDevices) },
      { path: 'assignments', loadComponent: () => import('./license-assignments').then((m) => m.LicenseAssignments) },
      { path: 'purchases', loadComponent: () => import('./license-purchases').then((m) => m.LicensePurchases) },
      {
        path: 'usage-history',
        loadComponent: () => import('./license-usage-history').then((m) => m.LicenseUsageHistory),
      },
    ],
  },
];
