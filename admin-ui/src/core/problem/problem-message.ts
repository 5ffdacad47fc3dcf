import { type FieldProblem, type Problem, problemCodes } from './problem';

/**
 * Sentences for codes whose server text is written for programmers, or that deserve advice that only the panel can give.
 * For every other code the server's own `detail` is already a sentence for people.
 */
const messages: Readonly<Record<string, () => string>> = {
  [problemCodes.unreachable]: () => $localize`The server can’t be reached. Check your connection and try again.`,
  'auth.invalid-credentials': () => $localize`The e-mail or the password is wrong.`,
  'auth.otp-required': () => $localize`Enter the one-time code from your app, or a recovery code.`,
  'auth.otp-invalid': () =>
    $localize`This code is wrong or was used already. Wait for the next one, or use a recovery code.`,
  'app.inactive': () =>
    $localize`This app is not active. An administrator can activate it under Administration → Apps.`,
};

/** As `messages`, of fields. */
const fieldMessages: Readonly<Record<string, () => string>> = {
  'agreement.overlap': () =>
    $localize`Some of the days that this invoice is about were billed already. Choose a later day, or save again and agree to it.`,
  'agreement.gap': () =>
    $localize`No invoice would be about some of the days before it. Choose an earlier day, or save again and agree to it.`,
  'agreement.overdue': () =>
    $localize`Many invoices would be made at once. A later date of the next invoice leaves out some of them.`,
  'exchange-rate.stale': () =>
    $localize`This rate was entered for other currencies. Enter the one of these, or save again and keep it.`,
  'invoice.currency-changed': () =>
    $localize`The agreement is in another currency by now than lines that were changed by hand. Choose “Undo changes by hand, too” to make them anew.`,
};

const statusMessages: Readonly<Record<number, () => string>> = {
  401: () => $localize`You are not signed in any more. Sign in and try again.`,
  403: () => $localize`You don’t have permission to do this.`,
  404: () => $localize`This is not here any more, or you can’t see it.`,
  412: () => $localize`Somebody else has changed this in the meantime. Reload it and make your change again.`,
  413: () => $localize`This is too large to send.`,
};

/** Nobody counts more seconds than these. */
const inMinutesFrom = 90;

/** The sentence that tells a person what went wrong and what to do. */
export function problemMessage(problem: Problem): string {
  const known = messages[problem.code];
  if (known) return known();
  if (problem.status === 429) return tooManyRequests(problem.retryAfterSeconds);
  const byStatus = statusMessages[problem.status];
  if (problem.code === problemCodes.unexpected || problem.status >= 500) return byStatus?.() ?? unexpected(problem);
  if (problem.status === 412 && byStatus) return byStatus();
  return problem.detail || byStatus?.() || problem.title || unexpected(problem);
}

/** The sentence for one field. */
export function fieldProblemMessage(error: FieldProblem): string {
  const known = fieldMessages[error.code];
  if (known) return known();
  return error.message || $localize`This value is not accepted (${error.code}:code:).`;
}

function tooManyRequests(seconds: number | undefined): string {
  if (seconds === undefined) return $localize`Too many attempts. Wait a moment and try again.`;
  if (seconds >= inMinutesFrom) {
    return $localize`Too many attempts. Try again in ${Math.ceil(seconds / 60)}:minutes: minutes.`;
  }
  return seconds === 1
    ? $localize`Too many attempts. Try again in 1 second.`
    : $localize`Too many attempts. Try again in ${seconds}:seconds: seconds.`;
}

function unexpected(problem: Problem): string {
  return problem.correlationId === undefined
    ? $localize`Something went wrong on the server. Try again; if it stays, tell your administrator.`
    : $localize`Something went wrong on the server. Try again; if it stays, give your administrator this number: ${problem.correlationId}:correlationId:`;
}
