import type { Routes } from '@angular/router';

/** List, and one invoice with its tabs. The page for printing stands outside of the frame: see `app.routes.ts`. */
export const billingInvoicesRoutes: Routes = [
  { path: '', loadComponent: () => import('./invoice-list').then((m) => m.InvoiceList) },
  {
    path: ':id',
    loadComponent: () => import('./invoice-detail').then((m) => m.InvoiceDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'lines' },
      { path: 'lines', loadComponent: () => import('./invoice-lines').then((m) => m.InvoiceLines) },
      { path: 'activity', loadComponent: () => import('./invoice-activity').then((m) => m.InvoiceActivity) },
    ],
  },
];
