import type { Routes } from '@angular/router';

const licensedHolders = () => import('./licensed-holders').then((m) => m.LicensedHolders);

/** List, and one license with its tabs. */
export const licensesRoutes: Routes = [
  { path: '', loadComponent: () => import('./license-list').then((m) => m.LicenseList) },
  { path: 'purchases', loadComponent: () => import('../purchases/purchase-list').then((m) => m.PurchaseList) },
  { path: 'import', loadComponent: () => import('./license-import').then((m) => m.LicenseImport) },
  {
    path: 'import/:importId',
    loadComponent: () => import('./license-import-report').then((m) => m.LicenseImportReport),
  },
  {
    path: ':id',
    loadComponent: () => import('./license-detail').then((m) => m.LicenseDetail),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', loadComponent: () => import('./license-overview').then((m) => m.LicenseOverview) },
      // Named after what holds the seats; the one of another type leads to the right one.
      { path: 'devices', loadComponent: licensedHolders },
      { path: 'users', loadComponent: licensedHolders },
      { path: 'sites', loadComponent: licensedHolders },
      { path: 'assignments', loadComponent: () => import('./license-assignments').then((m) => m.LicenseAssignments) },
      { path: 'purchases', loadComponent: () => import('./license-purchases').then((m) => m.LicensePurchases) },
      {
        path: 'usage-history',
        loadComponent: () => import('./license-usage-history').then((m) => m.LicenseUsageHistory),
      },
      {
        path: 'keys',
        loadComponent: () => import('../license-keys/license-key-list').then((m) => m.LicenseKeyList),
      },
      {
        path: 'attachments',
        loadComponent: () =>
          import('../license-attachments/license-attachment-list').then((m) => m.LicenseAttachmentList),
      },
      { path: 'activity', loadComponent: () => import('./license-activity').then((m) => m.LicenseActivity) },
    ],
  },
];
