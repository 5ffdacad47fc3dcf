import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingAccountsExport, billingAccountsList } from '../../api/billing-accounts';
import type { BillingAccountResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { BillingAccountActions } from './billing-account-actions';
import { quantitySourceWords } from './quantity-source.rules';

/** All accounts. Those of the quantity sources stay as they are. */
@Component({
  selector: 'app-billing-account-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, RouterLink],
  template: `
    <app-data-table label="Accounts" i18n-label [source]="accounts" [columns]="columns" [rowActions]="rowActions">
      <ng-container *appCell="'defaultOf' of accounts; let account">
        @if (account.defaultOf; as source) {
          <span class="badge badge-accent" [title]="defaultText">{{ sources[source] }}</span>
        } @else {
          –
        }
      </ng-container>
      <ng-container *appCell="'productCount' of accounts; let account">
        @if (account.productCount > 0) {
          <a routerLink="/billing/products/all" [queryParams]="{ accountId: account.id }">{{
            number(account.productCount)
          }}</a>
        } @else {
          0
        }
      </ng-container>
      <button
        tableActions
        *appCan="'create'; subject: 'BillingAccount'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add account</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="billing"
        heading="No accounts"
        i18n-heading
        text="An account is what income is booked under. Exports of invoices carry its code to your bookkeeping."
        i18n-text
      />
    </app-data-table>
  `,
})
export class BillingAccountList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(BillingAccountActions);

  protected readonly number = formatNumber;
  protected readonly sources = quantitySourceWords;
  protected readonly defaultText = $localize`New products of this source are booked here. It stays as it is; for others add an account of your own.`;

  protected readonly accounts = listSource({
    key: 'billing-accounts',
    list: billingAccountsList,
    export: billingAccountsExport,
    defaultSort: 'code',
    topics: ['billing-accounts', 'billing-products'],
  });

  protected readonly columns: readonly Column<BillingAccountResponse>[] = [
    { key: 'code', label: $localize`Code`, sortable: true, width: '16%' },
    { key: 'name', label: $localize`Name`, sortable: true, width: '26%' },
    { key: 'description', label: $localize`Description`, value: ({ description }) => description || '–' },
    { key: 'defaultOf', label: $localize`Default of`, width: '170px' },
    { key: 'productCount', label: $localize`Products`, sortable: true, align: 'end', width: '110px' },
  ];

  /** A default account has none: it can be neither changed nor deleted. */
  protected readonly rowActions = (account: BillingAccountResponse): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (account.defaultOf !== null) return actions;
    if (this.#abilities.can('update', 'BillingAccount')) {
      const run = (): void => void this.#then(this.#actions.edit(account));
      actions.push({ label: $localize`Edit`, icon: 'edit', run });
    }
    if (this.#abilities.can('delete', 'BillingAccount')) {
      const run = (): void => void this.#then(this.#actions.delete(account));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.accounts.reload();
  }
}
