import { Injectable, inject } from '@angular/core';

import type { TitleDetailResponse, TitleResponse } from '../../api/model';
import { titlesMap, titlesUnmap } from '../../api/titles';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with a title, wherever it is shown. */
@Injectable({ providedIn: 'root' })
export class TitleActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async map(title: TitleResponse): Promise<TitleDetailResponse | undefined> {
    const mapped = await this.#dialogs.open(() => import('./map-form').then((m) => m.MapForm), { title });
    if (!mapped) return undefined;
    const done = $localize`${mapped.title.name}:title: stands for ${mapped.title.product.name}:product: now.`;
    // A product that was made for it would stay.
    this.#toasts.done(done, mapped.madeProduct ? undefined : { undo: () => this.#asBefore(title, mapped.title) });
    return mapped.title;
  }

  /** Leaves a title that was mapped by hand to the rules again. */
  async unmap(title: TitleResponse): Promise<boolean> {
    const { id, name, version } = title;
    let made = title;
    const done = await this.#confirmations.ask({
      title: $localize`Leave ${name}:title: to the rules?`,
      message: $localize`It was mapped by hand. From now on the rules, the catalog and the general rules decide what it stands for, and seats of licenses follow.`,
      confirmLabel: $localize`Leave to the rules`,
      run: async () => {
        made = await this.#api.send(titlesUnmap(id), { ifMatch: version });
      },
    });
    if (done) {
      this.#toasts.done($localize`The rules decide on ${name}:title: again.`, {
        undo: () => this.#asBefore(title, made),
      });
    }
    return done;
  }

  /** Lets a title stand for its product as it did: by hand, or as the rules have it. What others made of it since stays. */
  async #asBefore({ id, matchedBy, product }: TitleResponse, { version }: TitleResponse): Promise<void> {
    const asBefore = matchedBy === 'MANUAL' ? titlesMap(id, { productId: product.id }) : titlesUnmap(id);
    await this.#api.send(asBefore, { ifMatch: version });
  }

  /** Shows step by step how it became its product. */
  async explain({ id }: TitleResponse): Promise<void> {
    await this.#dialogs.open(() => import('./title-explanation').then((m) => m.TitleExplanation), { id });
  }
}
