import { Injectable, inject } from '@angular/core';

import type { TitleDetailResponse, TitleResponse } from '../../api/model';
import { titlesUnmap } from '../../api/titles';
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
    if (mapped) {
      this.#toasts.done($localize`${mapped.name}:title: stands for ${mapped.product.name}:product: now.`);
    }
    return mapped;
  }

  /** Leaves a title that was mapped by hand to the rules again. */
  async unmap({ id, name }: TitleResponse): Promise<boolean> {
    const done = await this.#confirmations.ask({
      title: $localize`Leave ${name}:title: to the rules?`,
      message: $localize`It was mapped by hand. From now on the rules, the catalog and the general rules decide what it stands for, and seats of licenses follow.`,
      confirmLabel: $localize`Leave to the rules`,
      run: () => this.#api.send(titlesUnmap(id)),
    });
    if (done) this.#toasts.done($localize`The rules decide on ${name}:title: again.`);
    return done;
  }

  /** Shows step by step how it became its product. */
  async explain({ id }: TitleResponse): Promise<void> {
    await this.#dialogs.open(() => import('./title-explanation').then((m) => m.TitleExplanation), { id });
  }
}
