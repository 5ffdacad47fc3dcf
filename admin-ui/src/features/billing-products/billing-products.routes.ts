import type { Routes } from '@angular/router';

/** Products and accounts as tabs of one page, and one product with its tabs; an account is edited in a dialog. */
export const billingProductsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./billing-products-page').then((m) => m.BillingProductsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'all' },
      { path: 'all', loadComponent: () => import('./billing-product-list').then((m) => m.BillingProductList) },
      { path: 'accounts', loadComponent: () => import('./billing-account-list').then((m) => m.BillingAccountList) },
    ],
  },
  {
    path: ':id',
    loadComponent: () => import('./billing-product-detail').then((m) => m.BillingProductDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      {
        path: 'overview',
        loadComponent: () => import('./billing-product-overview').then((m) => m.BillingProductOverview),
      },
      {
        path: 'quantities',
        loadComponent: () => import('./billing-product-quantities').then((m) => m.BillingProductQuantities),
      },
      {
        path: 'agreements',
        loadComponent: () => import('./billing-product-agreements').then((m) => m.BillingProductAgreements),
      },
      {
        path: 'activity',
        loadComponent: () => import('./billing-product-activity').then((m) => m.BillingProductActivity),
      },
    ],
  },
];
