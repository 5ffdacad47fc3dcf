/** Why signing in by a provider ended at the sign-in page, by the code that the server puts into its address. */
const sentences: Readonly<Record<string, () => string>> = {
  'provider-unavailable': () => $localize`This way of signing in is not offered any more. Sign in another way.`,
  'provider-unreachable': () =>
    $localize`The sign-in provider does not answer as it should. Try again later, or sign in another way.`,
  cancelled: () => $localize`The provider did not sign you in, because you or it ended it there.`,
  expired: () => $localize`This sign-in took too long, or was begun in another browser. Try again.`,
  rejected: () => $localize`The answer of the sign-in provider could not be accepted. Try again.`,
  'email-unverified': () =>
    $localize`The provider has not verified your e-mail address. Verify it there, then sign in again.`,
  'domain-refused': () => $localize`People with your e-mail address can’t sign in by this provider.`,
  'account-unknown': () => $localize`You have no account here yet. Ask a system administrator for one.`,
  'account-exists': () =>
    $localize`Your account is not connected with this provider. Sign in another way, or ask a system administrator.`,
  'role-missing': () => $localize`The provider gives you no role here. Ask whoever manages your roles there.`,
  inactive: () => $localize`Your account is not active any more. Ask a system administrator.`,
  'code-needed': () =>
    $localize`Your account asks for a one-time code, in whose place this provider does not stand. Sign in with your password and a code.`,
  'last-administrator': () =>
    $localize`You are the last system administrator, and the provider would take that away. Sign in with your password.`,
  'too-many-failures': () => $localize`Too many sign-ins failed from your network. Try again in a quarter of an hour.`,
};

/** The sentence for a code; `null` without one. */
export function providerFailure(code: string | null): string | null {
  if (code === null) return null;
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return sentence?.() ?? $localize`Signing in by the provider failed. Try again.`;
}
