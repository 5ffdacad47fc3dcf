import type { Routes } from '@angular/router';

/** The audit log. */
export const auditEventsRoutes: Routes = [
  { path: '', loadComponent: () => import('./audit-log').then((m) => m.AuditLog) },
];
