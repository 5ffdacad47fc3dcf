import type { Routes } from '@angular/router';

/** List, and one group with its tabs. */
export const deviceGroupsRoutes: Routes = [
  { path: '', loadComponent: () => import('./device-group-list').then((m) => m.DeviceGroupList) },
  {
    path: ':id',
    loadComponent: () => import('./device-group-detail').then((m) => m.DeviceGroupDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./device-group-overview').then((m) => m.DeviceGroupOverview) },
      { path: 'devices', loadComponent: () => import('./device-group-devices').then((m) => m.DeviceGroupDevices) },
      {
        path: 'activity',
        loadComponent: () => import('../audit-events/activity').then((m) => m.Activity),
        data: { subject: 'DeviceGroup' },
      },
    ],
  },
];
