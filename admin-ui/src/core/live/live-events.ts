import { DestroyRef, Injectable, effect, inject } from '@angular/core';
import { Observable, Subject, filter } from 'rxjs';

import { Session } from '../session/session';
import { type Change, everyTopic, parseChange, retryDelay } from './live-events.rules';

const address = '/api/v1/events';

/**
 * What others change, as it happens. One connection a tab, open while the tab is looked at: a hidden tab lets go of it,
 * because browsers allow few connections to one server, and catches up when it comes back.
 */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  readonly #session = inject(Session);
  readonly #changes = new Subject<Change>();
  #source: EventSource | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Something may have been missed since the last time that the connection was open. */
  #missed = false;

  constructor() {
    const follow = (): void => this.#follow();
    document.addEventListener('visibilitychange', follow);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', follow);
      this.#close();
    });
    effect(() => {
      this.#session.signedIn();
      this.#follow();
    });
  }

  /**
   * Changes of one topic, as in `licenses`. After a gap in the connection one change without ids tells that anything may
   * have changed.
   */
  changes(topic: string): Observable<Change> {
    return this.#changes.pipe(filter((change) => change.topic === topic || change.topic === everyTopic));
  }

  #follow(): void {
    const wanted = this.#session.signedIn() && document.visibilityState === 'visible';
    if (wanted && !this.#source) this.#open();
    if (!wanted) this.#close();
  }

  #open(): void {
    clearTimeout(this.#retry);
    const source = new EventSource(address);
    this.#source = source;
    source.addEventListener('open', () => {
      this.#failures = 0;
      if (this.#missed) this.#changes.next({ topic: everyTopic, ids: [], organizationIds: [] });
      this.#missed = false;
    });
    source.addEventListener('change', ({ data }: MessageEvent<unknown>) => {
      const change = parseChange(data);
      if (change) this.#changes.next(change);
    });
    source.addEventListener('error', () => {
      this.#close();
      this.#failures += 1;
      this.#retry = setTimeout(() => this.#follow(), retryDelay(this.#failures));
    });
  }

  #close(): void {
    clearTimeout(this.#retry);
    if (!this.#source) return;
    this.#source.close();
    this.#source = undefined;
    this.#missed = true;
  }
}
