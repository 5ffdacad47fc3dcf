import { Injectable, inject } from '@angular/core';

import type { PublisherResponse } from '../../api/model';
import { publishersDelete } from '../../api/publishers';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with a publisher. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class PublisherActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(): Promise<boolean> {
    const added = await this.#openForm(null);
    if (added) this.#toasts.done($localize`${added.name}:name: was added.`);
    return added !== undefined;
  }

  async edit(publisher: PublisherResponse): Promise<boolean> {
    const saved = await this.#openForm(publisher);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  async delete({ id, name, version }: PublisherResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Only a publisher that no license names can be deleted. Software of this publisher in inventory is not touched.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(publishersDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  /** Offers the publishers of installed software. */
  async addFromInventory(): Promise<boolean> {
    const count = await this.#dialogs.open(
      () => import('./publisher-suggestions').then((m) => m.PublisherSuggestions),
      null,
    );
    if (count === undefined) return false;
    this.#toasts.done(
      count === 1 ? $localize`1 publisher was added.` : $localize`${count}:count: publishers were added.`,
    );
    return true;
  }

  #openForm(publisher: PublisherResponse | null): Promise<PublisherResponse | undefined> {
    return this.#dialogs.open(() => import('./publisher-form').then((m) => m.PublisherForm), { publisher });
  }
}
