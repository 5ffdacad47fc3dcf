import type { Routes } from '@angular/router';

/** The list; a publisher is edited in a dialog. */
export const publishersRoutes: Routes = [
  { path: '', loadComponent: () => import('./publisher-list').then((m) => m.PublisherList) },
];
