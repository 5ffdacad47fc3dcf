import { ApplicationRef, Service, inject } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { type Observable, defer, from, lastValueFrom } from 'rxjs';

/** A page that stands is read first, and what one does first is done first. */
const restMilliseconds = 1_500;

/**
 * Fetches the code of pages that nobody has opened yet, so that each opens at once: one after the other, and only while
 * nothing that somebody waits for is on its way.
 */
@Service()
export class PreloadWhenIdle implements PreloadingStrategy {
  readonly #application = inject(ApplicationRef);
  #last: Promise<unknown> = this.#rest();

  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    return defer(() => {
      // What can't be fetched is fetched again when it is asked for, and fails there.
      const fetched = this.#last
        .then(() => this.#idle())
        .then(() => lastValueFrom(load(), { defaultValue: null }))
        .catch(() => null);
      this.#last = fetched;
      return from(fetched);
    });
  }

  async #rest(): Promise<void> {
    await this.#application.whenStable();
    await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
  }

  async #idle(): Promise<void> {
    await this.#application.whenStable();
    await new Promise<unknown>((resolve) => {
      // Not every browser tells when it is idle.
      if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve);
      else setTimeout(resolve);
    });
  }
}
