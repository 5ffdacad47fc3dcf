import { DestroyRef, Injectable, effect, inject } from '@angular/core';
import { Observable, Subject, filter } from 'rxjs';

import { Session } from '../session/session';
import { type Change, everyTopic, parseChange, retryDelay, streamAddress } from './live-events.rules';

/**
 * What others change, as it happens. One connection a tab, open while the tab is looked at: a hidden tab lets go of it,
 * because browsers allow few connections to one server, and catches up when it comes back: the server tells what was missed
 * since the last event that was heard, or that anything may have been.
 */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  readonly #session = inject(Session);
  readonly #changes = new Subject<Change>();
  #source: EventSource | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** The last event that was heard. */
  #lastId = '';
  /** There was a connection before, or an attempt: something may have been missed by now. */
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
   * Changes of one topic, as in `licenses`. After a gap of which the server does not know what happened in it, one change
   * without ids tells that anything may have changed.
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
    // By the address: a browser says by itself what it heard last only where it keeps the connection itself.
    const source = new EventSource(streamAddress(this.#lastId));
    const blind = this.#missed && this.#lastId === '';
    this.#source = source;
    const listen = (type: string, hear: (data: unknown) => void): void =>
      source.addEventListener(type, ({ data, lastEventId }: MessageEvent<unknown>) => {
        this.#lastId = lastEventId;
        hear(data);
      });
    const anything = (): void => this.#changes.next({ topic: everyTopic, ids: [], organizationIds: [] });
    source.addEventListener('open', () => {
      this.#failures = 0;
    });
    listen('change', (data) => {
      const change = parseChange(data);
      if (change) this.#changes.next(change);
    });
    listen('resync', anything);
    listen('ready', () => {
      if (blind) anything();
    });
    listen('heartbeat', () => undefined);
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
