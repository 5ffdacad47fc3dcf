import type { Routes } from '@angular/router';

/** List, and one device with its tabs. */
export const devicesRoutes: Routes = [
  { path: '', loadComponent: () => import('./device-list').then((m) => m.DeviceList) },
  {
    path: ':id',
    loadComponent: () => import('./device-detail').then((m) => m.DeviceDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./device-overview').then((m) => m.DeviceOverview) },
      { path: 'software', loadComponent: () => import('./device-software').then((m) => m.DeviceSoftware) },
      {
        path: 'licenses',
        loadComponent: () => import('../licenses/held-licenses').then((m) => m.HeldLicenses),
        data: { holder: 'DEVICE' },
      },
      {
        path: 'activity',
        loadComponent: () => import('../audit-events/activity').then((m) => m.Activity),
        data: { subject: 'Device' },
      },
    ],
  },
];
