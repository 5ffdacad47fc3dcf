import { Injectable, inject } from '@angular/core';

import type { PublisherResponse } from '../../api/model';
import {
  publishersCreate,
  publishersDelete,
  publishersList,
  publishersMerge,
  publishersUpdate,
} from '../../api/publishers';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { Maker } from '../makers/maker-form';
import { goneAfterwards, licensesMove, productsMove } from '../makers/maker-moves.rules';

const offered = 20;

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
      message: $localize`Only a publisher that no license names can be deleted; one that is there twice can be merged. Software of this publisher in inventory is not touched.`,
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

  /** Lets another publisher have everything of this one. */
  async merge(publisher: PublisherResponse): Promise<boolean> {
    const { id, version, name, licenseCount, productCount } = publisher;
    const kept = await this.#dialogs.open(() => import('../../ui/merge/merge-form').then((m) => m.MergeForm<Maker>), {
      thing: publisher,
      field: 'intoPublisher',
      intoLabel: $localize`Into this publisher, which is kept`,
      searchLabel: $localize`Search publishers`,
      moves: [
        licensesMove(licenseCount),
        productsMove(productCount),
        $localize`Software that is reported under this name later moves, too.`,
      ],
      afterwards: (into) => goneAfterwards(name, into.name),
      search: (q) => publishersList({ q, sort: 'name', pageSize: offered }),
      merge: (intoPublisherId) => this.#api.send(publishersMerge(id, { intoPublisherId }), { ifMatch: version }),
    });
    if (kept) this.#toasts.done($localize`${name}:merged: was merged into ${kept.name}:kept:.`);
    return kept !== undefined;
  }

  #openForm(publisher: PublisherResponse | null): Promise<Maker | undefined> {
    return this.#dialogs.open(() => import('../makers/maker-form').then((m) => m.MakerForm), {
      heading: publisher ? $localize`Edit publisher` : $localize`Add publisher`,
      maker: publisher,
      save: (fields) =>
        publisher
          ? this.#api.send(publishersUpdate(publisher.id, fields), { ifMatch: publisher.version })
          : this.#api.send(publishersCreate(fields)),
    });
  }
}
