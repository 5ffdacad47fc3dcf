import type { Routes } from '@angular/router';

export const renewalsRoutes: Routes = [
  { path: '', loadComponent: () => import('./renewal-list').then((m) => m.RenewalList) },
];
