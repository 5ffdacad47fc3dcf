import type { Routes } from '@angular/router';

/** The list; a technician role is edited in a dialog. */
export const technicianRolesRoutes: Routes = [
  { path: '', loadComponent: () => import('./technician-role-list').then((m) => m.TechnicianRoleList) },
];
