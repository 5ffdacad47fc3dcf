import type { Routes } from '@angular/router';

/** What is set once, as tabs of one page. */
export const settingsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./settings-page').then((m) => m.SettingsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'appearance' },
      { path: 'appearance', loadComponent: () => import('./appearance').then((m) => m.AppearanceSettings) },
    ],
  },
];
