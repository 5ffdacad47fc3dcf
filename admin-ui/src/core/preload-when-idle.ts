import { ApplicationRef, Service, inject } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { type Observable, defer, lastValueFrom, of } from 'rxjs';

/** A page that stands is read first, and what one does first is done first. */
const restMilliseconds = 1_500;

/**
 * Fetches the code of pages that nobody has opened yet, so that each opens at once: one after the other, and only while
 * nothing that somebody waits for is on its way.
 */
@Service()
export class PreloadWhenIdle implements PreloadingStrategy {
  readonly #application = inject(ApplicationRef);
  readonly #asked = new WeakSet<Route>();
  #last: Promise<unknown> = this.#rest();

  preload(route: Route, load: () => Observable<unknown>): Observable<unknown> {
    // Answered at once: what is fetched asks for the pages within it, and the two must not wait for each other.
    return defer(() => {
      if (!this.#asked.has(route)) this.#fetchAfterOthers(route, load);
      return of(null);
    });
  }

  #fetchAfterOthers(route: Route, load: () => Observable<unknown>): void {
    this.#asked.add(route);
    this.#last = this.#last
      .then(() => this.#idle())
      .then(() => lastValueFrom(load(), { defaultValue: null }))
      // Asked for again after the next change of page; where somebody opens it, it fails there.
      .catch(() => this.#asked.delete(route));
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
