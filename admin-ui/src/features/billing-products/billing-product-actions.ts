import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';

import { billingProductsActivate, billingProductsDeactivate, billingProductsDelete } from '../../api/billing-products';
import type { BillingProductResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { Apps } from '../../core/apps/apps';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import type { RowAction } from '../../ui/data-table';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { EntityOption } from '../../ui/form';
import type { ProductStart } from './billing-product-form.model';

/** What can be done with products. */
@Injectable({ providedIn: 'root' })
export class BillingProductActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #apps = inject(Apps);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  mayUpdate(): boolean {
    return this.#abilities.can('update', 'BillingProduct');
  }

  /** Whether a license can be charged for: billing is in use, and products may be added. */
  mayBill(): boolean {
    return this.#apps.isActive('billing') && this.#abilities.can('create', 'BillingProduct');
  }

  /**
   * The menu of a product.
   *
   * @param done what follows a change: gets the product that was saved or turned; `null` when it was deleted
   */
  menu(product: BillingProductResponse, done: (product: BillingProductResponse | null) => void): readonly RowAction[] {
    const { active } = product;
    const run = (action: Promise<BillingProductResponse | null | undefined>): void =>
      void action.then((result) => {
        if (result !== undefined) done(result);
      });
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => run(this.edit(product)) });
    }
    if (this.#abilities.can('create', 'BillingProduct')) {
      actions.push({ label: $localize`Duplicate`, icon: 'copy', run: () => run(this.duplicate(product)) });
    }
    if (this.mayUpdate()) {
      const turn = async (): Promise<BillingProductResponse | undefined> =>
        (await this.setActive([product], !active)) ? product : undefined;
      actions.push({
        label: active ? $localize`Deactivate` : $localize`Activate`,
        icon: active ? 'close' : 'check',
        run: () => run(turn()),
      });
    }
    if (this.#abilities.can('delete', 'BillingProduct')) {
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run: () => run(this.delete(product)) });
    }
    return actions;
  }

  /**
   * @param license what the new product charges for; it can be changed in the form
   * @returns the new product; `undefined` when the dialog was left
   */
  add(license: EntityOption | null = null): Promise<BillingProductResponse | undefined> {
    return this.#add({ shown: null, name: license?.name ?? '', license });
  }

  duplicate(product: BillingProductResponse): Promise<BillingProductResponse | undefined> {
    return this.#add({ shown: product, name: $localize`Copy of ${product.name}:name:`, license: null });
  }

  async edit(product: BillingProductResponse): Promise<BillingProductResponse | undefined> {
    const start = { shown: product, name: product.name, license: null };
    const saved = await this.#dialogs.open(form, { start, product });
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  /**
   * Activates or deactivates products, all of them or none.
   *
   * @returns whether it was done
   */
  async setActive(products: readonly BillingProductResponse[], active: boolean): Promise<boolean> {
    const ids = products.map(({ id }) => id);
    const request = active ? billingProductsActivate({ ids }) : billingProductsDeactivate({ ids });
    try {
      const { changedIds } = await this.#api.send(request);
      this.#toasts.done(turnedText(changedIds.length, products.length === 1 ? products[0] : undefined, active));
      return true;
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
  }

  /** @returns `null` when it was deleted; `undefined` when it was not */
  async delete(product: BillingProductResponse): Promise<null | undefined> {
    const { id, name, version, agreementCount } = product;
    if (agreementCount > 0) {
      await this.#showAgreements(product);
      return undefined;
    }
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`This can’t be undone. Invoices keep the lines that charged for it.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(billingProductsDelete(id), { ifMatch: version }),
    });
    if (!deleted) return undefined;
    this.#toasts.done($localize`${name}:name: was deleted.`);
    return null;
  }

  /** Says why it cannot be deleted, and leads to what has to be changed first. */
  async #showAgreements({ id, name, agreementCount }: BillingProductResponse): Promise<void> {
    const agreements =
      agreementCount === 1
        ? $localize`It is on 1 agreement.`
        : $localize`It is on ${formatNumber(agreementCount)}:count: agreements.`;
    const shows = await this.#confirmations.ask({
      title: $localize`${name}:name: can’t be deleted`,
      message: $localize`${agreements}:agreements: Take it off first. Or deactivate it: then it stays where it is, and invoices leave it out.`,
      confirmLabel: $localize`Show agreements`,
      cancelLabel: $localize`Close`,
    });
    if (shows) await this.#router.navigate(['/billing/products', id, 'agreements']);
  }

  async #add(start: ProductStart): Promise<BillingProductResponse | undefined> {
    const added = await this.#dialogs.open(form, { start, product: null });
    if (added) {
      this.#toasts.done($localize`${added.name}:name: was added.`, {
        label: $localize`Show`,
        run: () => void this.#router.navigate(['/billing/products', added.id]),
      });
    }
    return added;
  }
}

const form = () => import('./billing-product-form').then((m) => m.BillingProductForm);

function turnedText(changed: number, only: BillingProductResponse | undefined, active: boolean): string {
  if (only !== undefined) {
    return active ? $localize`${only.name}:name: is active.` : $localize`${only.name}:name: is inactive.`;
  }
  const count = formatNumber(changed);
  if (changed === 0) return active ? $localize`All of them were active.` : $localize`All of them were inactive.`;
  if (changed === 1) return active ? $localize`1 product was activated.` : $localize`1 product was deactivated.`;
  return active
    ? $localize`${count}:count: products were activated.`
    : $localize`${count}:count: products were deactivated.`;
}
