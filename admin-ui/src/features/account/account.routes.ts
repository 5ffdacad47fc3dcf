import type { Routes } from '@angular/router';

/** One's own account. */
export const accountRoutes: Routes = [{ path: '', loadComponent: () => import('./account').then((m) => m.Account) }];
