import type { Routes } from '@angular/router';

/** Agreements and templates as tabs of one page; one agreement with its tabs; a template is edited in a dialog. */
export const billingAgreementsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./billing-agreements-page').then((m) => m.BillingAgreementsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'all' },
      { path: 'all', loadComponent: () => import('./billing-agreement-list').then((m) => m.BillingAgreementList) },
      { path: 'templates', loadComponent: () => import('./billing-template-list').then((m) => m.BillingTemplateList) },
    ],
  },
  {
    path: ':id',
    loadComponent: () => import('./billing-agreement-detail').then((m) => m.BillingAgreementDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./agreement-overview').then((m) => m.AgreementOverview) },
      { path: 'next-invoice', loadComponent: () => import('./next-invoice').then((m) => m.NextInvoice) },
      { path: 'invoices', loadComponent: () => import('./agreement-invoices').then((m) => m.AgreementInvoices) },
      { path: 'activity', loadComponent: () => import('./agreement-activity').then((m) => m.AgreementActivity) },
    ],
  },
];
