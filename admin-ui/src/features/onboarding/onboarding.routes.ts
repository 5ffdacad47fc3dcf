import type { Routes } from '@angular/router';

export const onboardingRoutes: Routes = [
  { path: '', loadComponent: () => import('./get-started').then((m) => m.GetStarted) },
];
