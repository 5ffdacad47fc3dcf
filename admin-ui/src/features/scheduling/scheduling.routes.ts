import type { Routes } from '@angular/router';

/** The list; the runs of a schedule are shown in a dialog. */
export const schedulingRoutes: Routes = [
  { path: '', loadComponent: () => import('./schedule-list').then((m) => m.ScheduleList) },
];
