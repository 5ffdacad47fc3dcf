import { Injectable, inject, signal } from '@angular/core';

import { organizationsGet } from '../../api/organizations';
import { Api } from '../../core/api/api';

/** What organizations are called of which only the ids are known: each is asked for once. */
@Injectable({ providedIn: 'root' })
export class OrganizationNames {
  readonly #api = inject(Api);
  readonly #asked = new Set<number>();
  readonly #names = signal<ReadonlyMap<number, string>>(new Map());

  /** What an organization is called; dots while that is not known yet. Reads a signal. */
  of(id: number): string {
    return this.#names().get(id) ?? '…';
  }

  /** Asks for the names of these; what is known already, or was asked for, is not asked for again. */
  ask(ids: readonly number[]): void {
    for (const id of ids) {
      if (!this.#asked.has(id)) void this.#load(id);
    }
  }

  /** Takes down a name that was learned elsewhere. */
  learn({ id, name }: { readonly id: number; readonly name: string }): void {
    this.#asked.add(id);
    this.#names.update((names) => new Map(names).set(id, name));
  }

  async #load(id: number): Promise<void> {
    this.#asked.add(id);
    try {
      this.learn(await this.#api.send(organizationsGet(id)));
    } catch {
      // Gone meanwhile, or hidden: it is known by its number.
      this.learn({ id, name: $localize`Organization ${id}:number:` });
    }
  }
}
