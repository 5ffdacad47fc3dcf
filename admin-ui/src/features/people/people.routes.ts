import type { Routes } from '@angular/router';

/** List, and one person with the tabs. */
export const peopleRoutes: Routes = [
  { path: '', loadComponent: () => import('./person-list').then((m) => m.PersonList) },
  {
    path: ':id',
    loadComponent: () => import('./person-detail').then((m) => m.PersonDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./person-overview').then((m) => m.PersonOverview) },
      { path: 'security', loadComponent: () => import('./person-security').then((m) => m.PersonSecurity) },
      { path: 'devices', loadComponent: () => import('./person-devices').then((m) => m.PersonDevices) },
      {
        path: 'licenses',
        loadComponent: () => import('../licenses/held-licenses').then((m) => m.HeldLicenses),
        data: { holder: 'PERSON' },
      },
      {
        path: 'access',
        loadComponent: () => import('../technicians/technician-access').then((m) => m.TechnicianAccess),
      },
      {
        path: 'activity',
        loadComponent: () => import('../audit-events/activity').then((m) => m.Activity),
        data: { subject: 'Person' },
      },
    ],
  },
];
