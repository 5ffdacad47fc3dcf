import type { Routes } from '@angular/router';

/** Products, review queue and rules as tabs of one page; one product with its tabs. */
export const softwareRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./software-page').then((m) => m.SoftwarePage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'products' },
      { path: 'products', loadComponent: () => import('./product-list').then((m) => m.ProductList) },
      { path: 'review', loadComponent: () => import('./review-queue').then((m) => m.ReviewQueue) },
      { path: 'rules', loadComponent: () => import('./rule-list').then((m) => m.RuleList) },
    ],
  },
  {
    path: ':id',
    loadComponent: () => import('./product-detail').then((m) => m.ProductDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./product-overview').then((m) => m.ProductOverview) },
      { path: 'titles', loadComponent: () => import('./product-titles').then((m) => m.ProductTitles) },
      { path: 'devices', loadComponent: () => import('./product-devices').then((m) => m.ProductDevices) },
      {
        path: 'activity',
        loadComponent: () => import('../audit-events/activity').then((m) => m.Activity),
        data: { subject: 'Product' },
      },
    ],
  },
];
