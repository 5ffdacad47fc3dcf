import type { Routes } from '@angular/router';

/** The list; a vendor is edited in a dialog. */
export const vendorsRoutes: Routes = [
  { path: '', loadComponent: () => import('./vendor-list').then((m) => m.VendorList) },
];
