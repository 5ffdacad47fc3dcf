import type { Routes } from '@angular/router';

/** The list; an end-user role is edited in a dialog. */
export const endUserRolesRoutes: Routes = [
  { path: '', loadComponent: () => import('./end-user-role-list').then((m) => m.EndUserRoleList) },
];
