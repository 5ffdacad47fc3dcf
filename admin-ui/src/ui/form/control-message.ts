import type { ValidationErrors } from '@angular/forms';

import { formatNumber } from '../../core/format';

type Details = Readonly<Record<string, unknown>>;

/** Sentences for the validators that come with Angular. A validator of our own gives its sentence as its error value. */
const messages: Readonly<Record<string, (details: Details) => string>> = {
  required: () => $localize`This is required.`,
  email: () => $localize`Enter an e-mail address, as in name@example.com.`,
  min: ({ min }) => $localize`Enter ${formatted(min)}:minimum: or more.`,
  max: ({ max }) => $localize`Enter ${formatted(max)}:maximum: or less.`,
  minlength: ({ requiredLength }) => $localize`Enter at least ${formatted(requiredLength)}:count: characters.`,
  maxlength: ({ requiredLength }) => $localize`Enter at most ${formatted(requiredLength)}:count: characters.`,
  pattern: () => $localize`This is not in the expected form.`,
};

/** The sentence for a control's first error; `null` without one. Server errors are sentences already. */
export function controlMessage(errors: ValidationErrors | null): string | null {
  const [first] = Object.entries(errors ?? {});
  if (first === undefined) return null;
  const [key, details]: [string, unknown] = first;
  if (typeof details === 'string') return details;
  const message = messages[key];
  return message ? message(isDetails(details) ? details : {}) : $localize`This value is not accepted.`;
}

function formatted(value: unknown): string {
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

function isDetails(value: unknown): value is Details {
  return typeof value === 'object' && value !== null;
}
