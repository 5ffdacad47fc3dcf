import type { Routes } from '@angular/router';

/** The list; an API client is edited in a dialog. */
export const apiClientsRoutes: Routes = [
  { path: '', loadComponent: () => import('./api-client-list').then((m) => m.ApiClientList) },
];
