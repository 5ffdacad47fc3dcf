import { Injectable, inject } from '@angular/core';

import type { SoftwareAliasResponse, SoftwareDetailResponse, SoftwareResponse } from '../../api/model';
import { softwareList, softwareMerge, softwareReview, softwareUnmerge } from '../../api/software';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { productMoves } from './product-moves.rules';

const offered = 20;

/** What can be done with a product, wherever it is shown. */
@Injectable({ providedIn: 'root' })
export class ProductActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async edit(product: SoftwareResponse): Promise<SoftwareDetailResponse | undefined> {
    const saved = await this.#dialogs.open(() => import('./product-form').then((m) => m.ProductForm), { product });
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  /** Merges it into another product. @returns the product that stays */
  async merge(product: SoftwareResponse): Promise<SoftwareDetailResponse | undefined> {
    const load = () =>
      import('../../ui/merge/merge-form').then((m) => m.MergeForm<SoftwareResponse, SoftwareDetailResponse>);
    const into = await this.#dialogs.open(load, {
      thing: product,
      field: 'intoProduct',
      intoLabel: $localize`Into this product, which is kept`,
      searchLabel: $localize`Search products`,
      moves: productMoves(product),
      afterwards: ({ name }) =>
        $localize`${product.name}:merged: is gone afterwards; ${name}:kept: has its devices. Seats of licenses follow at once. The merge can be taken back on the page of ${name}:kept:.`,
      search: (q) => softwareList({ q, sort: '-deviceCount', pageSize: offered }),
      detail: ({ publisher, deviceCount }) =>
        [publisher, formatNumber(deviceCount)].filter((part) => part !== null).join(' · '),
      merge: (intoProductId) => this.#api.send(softwareMerge(product.id, { intoProductId })),
    });
    if (into) this.#toasts.done($localize`${product.name}:name: is part of ${into.name}:into: now.`);
    return into;
  }

  /** Notes that these were looked at, or were not. @returns whether all of it was done */
  async review(
    products: readonly { readonly id: number; readonly name: string }[],
    reviewed: boolean,
  ): Promise<boolean> {
    // Titles of one product are confirmed with it.
    const distinct = [...new Map(products.map((product) => [product.id, product])).values()];
    try {
      for (const { id } of distinct) await this.#api.send(softwareReview(id, { reviewed }));
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
    const [first] = distinct;
    if (distinct.length === 1 && first) {
      this.#toasts.done(
        reviewed ? $localize`${first.name}:name: is reviewed.` : $localize`${first.name}:name: is to be reviewed.`,
      );
    } else {
      this.#toasts.done($localize`${distinct.length}:count: products are reviewed.`);
    }
    return true;
  }

  /** Takes a merge back for one name. */
  async unmerge({ id, name }: SoftwareDetailResponse, alias: SoftwareAliasResponse): Promise<boolean> {
    const done = await this.#confirmations.ask({
      title: $localize`Let ${alias.name}:alias: be a product of its own again?`,
      message: $localize`Titles that are normalized to this name stand for a product of their own. Licenses and device groups go on to name ${name}:name:.`,
      confirmLabel: $localize`Separate`,
      run: () => this.#api.send(softwareUnmerge(id, alias.id)),
    });
    if (done) this.#toasts.done($localize`${alias.name}:alias: is a product of its own.`);
    return done;
  }
}
