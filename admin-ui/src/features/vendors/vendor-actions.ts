import { Injectable, inject } from '@angular/core';

import type { VendorResponse } from '../../api/model';
import { vendorsDelete } from '../../api/vendors';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with a vendor. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class VendorActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(): Promise<boolean> {
    const added = await this.#openForm(null);
    if (added) this.#toasts.done($localize`${added.name}:name: was added.`);
    return added !== undefined;
  }

  async edit(vendor: VendorResponse): Promise<boolean> {
    const saved = await this.#openForm(vendor);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  async delete({ id, name, version }: VendorResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Only a vendor that no license and no purchase names can be deleted.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(vendorsDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  #openForm(vendor: VendorResponse | null): Promise<VendorResponse | undefined> {
    return this.#dialogs.open(() => import('./vendor-form').then((m) => m.VendorForm), { vendor });
  }
}
