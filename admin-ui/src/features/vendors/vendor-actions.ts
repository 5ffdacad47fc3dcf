import { Injectable, inject } from '@angular/core';

import type { VendorResponse } from '../../api/model';
import { vendorsCreate, vendorsDelete, vendorsList, vendorsMerge, vendorsUpdate } from '../../api/vendors';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { Maker } from '../makers/maker-form';
import { goneAfterwards, licensesMove } from '../makers/maker-moves.rules';

const offered = 20;

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
      message: $localize`Only a vendor that no license and no purchase names can be deleted; one that is there twice can be merged.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(vendorsDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  /** Lets another vendor have everything of this one. */
  async merge(vendor: VendorResponse): Promise<boolean> {
    const { id, version, name, licenseCount } = vendor;
    const kept = await this.#dialogs.open(() => import('../../ui/merge/merge-form').then((m) => m.MergeForm<Maker>), {
      thing: vendor,
      field: 'intoVendor',
      intoLabel: $localize`Into this vendor, which is kept`,
      searchLabel: $localize`Search vendors`,
      moves: [licensesMove(licenseCount), $localize`Its purchases move, too.`],
      afterwards: (into) => goneAfterwards(name, into.name),
      search: (q) => vendorsList({ q, sort: 'name', pageSize: offered }),
      merge: (intoVendorId) => this.#api.send(vendorsMerge(id, { intoVendorId }), { ifMatch: version }),
    });
    if (kept) this.#toasts.done($localize`${name}:merged: was merged into ${kept.name}:kept:.`);
    return kept !== undefined;
  }

  #openForm(vendor: VendorResponse | null): Promise<Maker | undefined> {
    return this.#dialogs.open(() => import('../makers/maker-form').then((m) => m.MakerForm), {
      heading: vendor ? $localize`Edit vendor` : $localize`Add vendor`,
      maker: vendor,
      save: (fields) =>
        vendor
          ? this.#api.send(vendorsUpdate(vendor.id, fields), { ifMatch: vendor.version })
          : this.#api.send(vendorsCreate(fields)),
    });
  }
}
