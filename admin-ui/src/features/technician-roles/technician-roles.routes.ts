import type { Routes } from '@angular/router';

/** The list, and one role; it is edited in a dialog. */
export const technicianRolesRoutes: Routes = [
  { path: '', loadComponent: () => import('./technician-role-list').then((m) => m.TechnicianRoleList) },
  { path: ':id', loadComponent: () => import('./technician-role-detail').then((m) => m.TechnicianRoleDetail) },
];
