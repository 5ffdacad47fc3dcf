import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router, type UrlTree } from '@angular/router';

import { type AbilityAction, type AbilitySubject, Abilities } from '../ability/abilities';
import { Session, enrolmentPath, signInPath } from './session';

/** Lets only signed-in people pass, who do not look at everything as somebody else; others sign in and come back. */
export const enrolmentGuard: CanActivateFn = (_route, { url }) => {
  const session = inject(Session);
  if (!session.signedIn()) return toAndBack(signInPath, url);
  return (session.actor()?.viewingAs ?? null) === null || inject(Router).createUrlTree(['/account']);
};

/** Like that, and who must set up one-time codes first does, and comes back. */
export const signedInGuard: CanActivateFn = (_route, { url }) => {
  const session = inject(Session);
  if (!session.signedIn()) return toAndBack(signInPath, url);
  return session.actor()?.mustEnrol === true ? toAndBack(enrolmentPath, url) : true;
};

function toAndBack(path: string, returnUrl: string): UrlTree {
  return inject(Router).createUrlTree([path], { queryParams: returnUrl === '/' ? {} : { returnUrl } });
}

/** Keeps signed-in people away from the sign-in page. */
export const signedOutGuard: CanMatchFn = () => !inject(Session).signedIn() || inject(Router).createUrlTree(['/']);

/**
 * Lets only those pass who may do this somewhere. Fails closed: without a session or a rule that allows it, the page is
 * not loaded, not even its code.
 *
 * @example
 * ```ts
 * { path: 'organizations', canMatch: [allowed('read', 'Organization')], loadChildren: … }
 * ```
 */
export function allowed(action: AbilityAction, subject: AbilitySubject): CanMatchFn {
  return () => {
    if (!inject(Session).signedIn()) return true; // the frame's own guard sends them to sign in
    return inject(Abilities).can(action, subject) || inject(Router).createUrlTree(['/forbidden']);
  };
}

/**
 * The address to return to after signing in: a path of this panel only, never another site, and never a page that is
 * there for those who are not signed in, or not allowed.
 */
export function safeReturnUrl(returnUrl: string | null | undefined): string {
  const isOwnPath = returnUrl?.startsWith('/') === true && !/^\/[\\/]/.test(returnUrl);
  const isForOthers = [signInPath, enrolmentPath, '/forbidden'].some((path) => returnUrl?.startsWith(path));
  return isOwnPath && !isForOthers ? returnUrl : '/';
}
