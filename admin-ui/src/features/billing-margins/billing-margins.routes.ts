import type { Routes } from '@angular/router';

/** What stays of what is charged, and what nobody is charged for, as tabs of one page. */
export const billingMarginsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./billing-margins-page').then((m) => m.BillingMarginsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'list' },
      { path: 'list', loadComponent: () => import('./margin-list').then((m) => m.MarginList) },
      { path: 'unbilled', loadComponent: () => import('./unbilled-list').then((m) => m.UnbilledList) },
    ],
  },
];
