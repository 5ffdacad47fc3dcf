import { inject } from '@angular/core';
import { type Route, Router, type Routes } from '@angular/router';

import { type NavigationEntry, navigation } from './app-navigation';
import { Abilities } from './core/ability/abilities';
import { inactive } from './core/apps/apps';
import { allowed, enrolmentGuard, signedInGuard, signedOutGuard } from './core/session/guards';
import { Session, signInPath } from './core/session/session';
import { unsavedChangesGuard } from './ui/form/unsaved-changes';

const featureRoutes: Route[] = navigation.flatMap(({ entries }) => entries.flatMap((entry) => routesOf(entry)));

/** Where the app of a page is not in use, a page that says so stands in front of it, whatever of it is asked for. */
function routesOf({ path, needs, app, load }: NavigationEntry): Route[] {
  const allowing = needs === undefined ? [] : [allowed(...needs)];
  const page = { path, canMatch: allowing, loadChildren: load };
  if (app === undefined) return [page];
  const explained = () => import('./features/apps/inactive-app').then((m) => m.InactiveApp);
  const instead = { path: '**', loadComponent: explained, data: { app } };
  return [{ path, canMatch: [...allowing, inactive(app)], children: [instead] }, page];
}

/** The first page of the navigation that this person may see; somebody unknown signs in first. */
function startPage(): ReturnType<Router['createUrlTree']> {
  if (!inject(Session).signedIn()) return inject(Router).createUrlTree([signInPath]);
  const abilities = inject(Abilities);
  const entry = navigation
    .flatMap(({ entries }) => entries)
    .find(({ needs }) => needs !== undefined && abilities.can(...needs));
  return inject(Router).createUrlTree([entry ? `/${entry.path}` : '/forbidden']);
}

/** All addresses of the panel. */
export const routes: Routes = [
  {
    path: 'sign-in',
    canMatch: [signedOutGuard],
    loadComponent: () => import('./features/sign-in/sign-in').then((m) => m.SignIn),
  },
  {
    path: 'forgot-password',
    canMatch: [signedOutGuard],
    loadComponent: () => import('./features/sign-in/forgot-password').then((m) => m.ForgotPassword),
  },
  {
    path: 'reset-password',
    loadComponent: () => import('./features/sign-in/reset-password').then((m) => m.ResetPassword),
  },
  {
    path: 'set-up-codes',
    canActivate: [enrolmentGuard],
    loadComponent: () => import('./features/sign-in/set-up-codes').then((m) => m.SetUpCodes),
  },
  {
    path: 'invitation',
    loadComponent: () => import('./features/sign-in/accept-invitation').then((m) => m.AcceptInvitation),
  },
  {
    path: 'welcome',
    loadComponent: () => import('./features/welcome/welcome').then((m) => m.Welcome),
  },
  {
    // Only paper: no frame around it.
    path: 'billing/invoices/:id/print',
    canMatch: [allowed('read', 'BillingInvoice')],
    canActivate: [signedInGuard],
    loadComponent: () => import('./features/billing-invoices/invoice-print').then((m) => m.InvoicePrint),
  },
  {
    path: '',
    loadComponent: () => import('./frame/frame').then((m) => m.Frame),
    canActivate: [signedInGuard],
    canActivateChild: [unsavedChangesGuard],
    runGuardsAndResolvers: 'always',
    children: [
      { path: '', pathMatch: 'full', redirectTo: startPage },
      ...featureRoutes,
      {
        path: 'get-started',
        canMatch: [allowed('read', 'Onboarding')],
        loadChildren: () => import('./features/onboarding/onboarding.routes').then((m) => m.onboardingRoutes),
      },
      { path: 'account', loadChildren: () => import('./features/account/account.routes').then((m) => m.accountRoutes) },
      {
        path: 'notifications',
        canMatch: [allowed('read', 'Notification')],
        loadComponent: () => import('./features/notifications/notifications-list').then((m) => m.NotificationsList),
      },
      { path: 'forbidden', loadComponent: () => import('./features/errors/forbidden').then((m) => m.Forbidden) },
      { path: '**', loadComponent: () => import('./features/errors/not-found').then((m) => m.NotFound) },
    ],
  },
];
