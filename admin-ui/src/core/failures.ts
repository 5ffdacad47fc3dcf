import { ErrorHandler, Injectable, inject } from '@angular/core';
import type { NavigationError } from '@angular/router';

import { Problem } from './problem/problem';
import { Toasts } from './toasts';

const reloadedAt = 'seatwise.reloadedAt';
const reloadPauseMilliseconds = 10_000;

/** Shows problems that no page caught: nothing fails in silence. */
@Injectable()
export class ShownErrors implements ErrorHandler {
  readonly #toasts = inject(Toasts);

  handleError(error: unknown): void {
    const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
    if (cause instanceof Problem) this.#toasts.failed(cause);
    else console.error(error);
  }
}

/**
 * A page whose code can't be loaded: after an update of the server the files that this tab knows are gone. Loading the
 * page anew gets the new ones; not twice in a row, where that did not help.
 */
export function reloadForMissingCode(failed: NavigationError): void {
  const missingCode = /dynamically imported module|module script/i.test(String(failed.error));
  if (!missingCode) return;
  const before = Number(sessionStorage.getItem(reloadedAt));
  if (Date.now() - before < reloadPauseMilliseconds) {
    inject(Toasts).failed(failed.error);
    return;
  }
  sessionStorage.setItem(reloadedAt, String(Date.now()));
  location.assign(failed.url);
}
