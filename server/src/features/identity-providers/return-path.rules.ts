/** Why signing in by a provider ended at the sign-in page; its sentences stand in the panel. */
export const signInFailures = [
  'provider-unavailable',
  'provider-unreachable',
  'cancelled',
  'expired',
  'rejected',
  'email-unverified',
  'domain-refused',
  'account-unknown',
  'account-exists',
  'role-missing',
  'inactive',
  'code-needed',
  'last-administrator',
  'too-many-failures',
] as const;
export type SignInFailureCode = (typeof signInFailures)[number];

const here = 'https://seatwise.invalid';

/**
 * Where somebody goes after signing in, as a path of this site: `/` for everything that leads elsewhere. Judged as a
 * browser reads it, before and after it is put together again.
 */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 2_000 || !wanted.startsWith('/')) return '/';
  const url = URL.parse(wanted, here);
  if (url === null || url.origin !== here || /^\/(api|health|metrics|sign-in)(\/|$)/.test(url.pathname)) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  return URL.parse(path, here)?.origin === here ? path : '/';
}

/** The sign-in page, with why it is shown again and where to go from there. */
export function failurePath(code: SignInFailureCode, path: string): string {
  const parameters = new URLSearchParams({ failure: code, ...(path === '/' ? {} : { returnUrl: path }) });
  return `/sign-in?${parameters.toString()}`;
}
