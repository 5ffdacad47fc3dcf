import type { Routes } from '@angular/router';

/** The parts of the product. */
export const appsRoutes: Routes = [{ path: '', loadComponent: () => import('./app-list').then((m) => m.AppList) }];
