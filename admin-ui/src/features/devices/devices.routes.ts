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
      { path: 'licenses', loadComponent: () => import('./device-licenses').then((m) => m.DeviceLicenses) },
      { path: 'activity', loadComponent: () => import('./device-activity').then((m) => m.DeviceActivity) },
    ],
  },
];
