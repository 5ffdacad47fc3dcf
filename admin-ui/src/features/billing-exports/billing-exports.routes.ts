import type { Routes } from '@angular/router';

/** Exports and the schedules that make them, as tabs of one page. */
export const billingExportsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./billing-exports-page').then((m) => m.BillingExportsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'history' },
      { path: 'history', loadComponent: () => import('./billing-export-list').then((m) => m.BillingExportList) },
      { path: 'schedules', loadComponent: () => import('./export-schedule-list').then((m) => m.ExportScheduleList) },
    ],
  },
];
