import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';

import { billingAccountsDelete } from '../../api/billing-accounts';
import type { BillingAccountResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with accounts. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class BillingAccountActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  async add(): Promise<boolean> {
    const added = await this.#dialogs.open(form, { account: null });
    if (added) this.#toasts.done($localize`${added.name}:name: was added.`);
    return added !== undefined;
  }

  async edit(account: BillingAccountResponse): Promise<boolean> {
    const saved = await this.#dialogs.open(form, { account });
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  async delete({ id, name, version, productCount }: BillingAccountResponse): Promise<boolean> {
    if (productCount > 0) {
      await this.#showProducts(id, name, productCount);
      return false;
    }
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Invoices keep the code and the name that they were booked under.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(billingAccountsDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  /** Says why it cannot be deleted, and leads to what has to be changed first. */
  async #showProducts(id: number, name: string, productCount: number): Promise<void> {
    const products =
      productCount === 1
        ? $localize`1 product is booked under it.`
        : $localize`${formatNumber(productCount)}:count: products are booked under it.`;
    const shows = await this.#confirmations.ask({
      title: $localize`${name}:name: can’t be deleted`,
      message: $localize`${products}:products: Choose another account there first.`,
      confirmLabel: $localize`Show products`,
      cancelLabel: $localize`Close`,
    });
    if (shows) await this.#router.navigate(['/billing/products/all'], { queryParams: { accountId: id } });
  }
}

const form = () => import('./billing-account-form').then((m) => m.BillingAccountForm);
