import { Injectable, inject, linkedSignal, untracked } from '@angular/core';

import { Session } from '../session/session';
import { readJson, writeJson } from '../stored-choice';
import { type RecentItem, readItems, thingAt, withItem, without } from './recent-items.rules';

/** What was opened last, of each person in this browser. Pages with a heading of their own note themselves. */
@Injectable({ providedIn: 'root' })
export class RecentItems {
  readonly #session = inject(Session);
  readonly #key = () => {
    const actor = this.#session.actor();
    return actor === null ? null : `recent.${actor.kind}.${actor.id}`;
  };
  readonly #items = linkedSignal<readonly RecentItem[]>(() => {
    const key = this.#key();
    return key === null ? [] : (readJson(key, readItems) ?? []);
  });

  readonly items = this.#items.asReadonly();

  /** The page of a thing shows what it is called. */
  note(url: string, name: string): void {
    const thing = thingAt(url);
    if (thing) this.#change((items) => withItem(items, { ...thing, name }));
  }

  /** There is nothing at an address any more, or nothing that this person may see. */
  forget(url: string): void {
    const thing = thingAt(url);
    if (thing) this.#change((items) => without(items, thing.path));
  }

  #change(change: (items: readonly RecentItem[]) => readonly RecentItem[]): void {
    untracked(() => {
      const key = this.#key();
      if (key === null) return;
      // Another tab may have written meanwhile.
      const items = change(readJson(key, readItems) ?? []);
      this.#items.set(items);
      writeJson(key, items);
    });
  }
}
