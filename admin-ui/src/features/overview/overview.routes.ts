import type { Routes } from '@angular/router';

export const overviewRoutes: Routes = [{ path: '', loadComponent: () => import('./overview').then((m) => m.Overview) }];
