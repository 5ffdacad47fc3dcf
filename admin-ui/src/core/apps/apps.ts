import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { CanMatchFn } from '@angular/router';

import { appsList } from '../../api/apps';
import type { AppKey } from '../../api/model';
import { Api } from '../api/api';
import { LiveEvents } from '../live/live-events';
import { Session } from '../session/session';

/** Which parts of the product are in use. Until that is known all count as active: their pages ask the server anyway. */
@Injectable({ providedIn: 'root' })
export class Apps {
  readonly #api = inject(Api);
  readonly #active = signal<ReadonlySet<AppKey> | null>(null);
  #loading: Promise<void> | null = null;

  constructor() {
    const session = inject(Session);
    effect(() => {
      if (session.signedIn()) untracked(() => void this.load());
      else this.#active.set(null);
    });
    inject(LiveEvents)
      .changes('apps')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.load());
  }

  isActive(key: AppKey): boolean {
    return this.#active()?.has(key) ?? true;
  }

  /** Asks the server again. */
  load(): Promise<void> {
    this.#loading ??= this.#read().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** Resolves when it is known what is active, or cannot be. */
  async known(): Promise<void> {
    if (this.#active() === null) await this.load();
  }

  async #read(): Promise<void> {
    try {
      const { items } = await this.#api.send(appsList());
      this.#active.set(new Set(items.filter(({ active }) => active).map(({ key }) => key)));
    } catch {
      // A page that needs to know asks by itself, and says what is wrong.
    }
  }
}

/** Matches while an app is not in use: the page that says so stands in front of its pages. */
export function inactive(key: AppKey): CanMatchFn {
  return async () => {
    if (!inject(Session).signedIn()) return false;
    const apps = inject(Apps);
    await apps.known();
    return !apps.isActive(key);
  };
}
