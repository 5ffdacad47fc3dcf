import type { Routes } from '@angular/router';

import { allowed } from '../../core/session/guards';

/** What stays of what is charged, and what nobody is charged for, as tabs of one page. */
export const billingMarginsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./billing-margins-page').then((m) => m.BillingMarginsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'list' },
      { path: 'list', loadComponent: () => import('./margin-list').then((m) => m.MarginList) },
      {
        path: 'unbilled',
        // As `seesUnbilled`: the empty list of anybody else would say that all is billed.
        canMatch: [allowed('read', 'BillingAgreement'), allowed('read', 'License')],
        loadComponent: () => import('./unbilled-list').then((m) => m.UnbilledList),
      },
    ],
  },
];
