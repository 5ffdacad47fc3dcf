import type { Routes } from '@angular/router';

/** All alerts; what one is about has a page of its own. */
export const alertsRoutes: Routes = [
  { path: '', loadComponent: () => import('./alert-list').then((m) => m.AlertList) },
];
