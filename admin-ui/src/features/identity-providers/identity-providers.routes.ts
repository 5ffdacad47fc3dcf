import type { Routes } from '@angular/router';

/** The list; a provider is edited in a dialog. */
export const identityProvidersRoutes: Routes = [
  { path: '', loadComponent: () => import('./identity-provider-list').then((m) => m.IdentityProviderList) },
];
