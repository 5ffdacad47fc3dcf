import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { billingAccountsGet, billingAccountsList } from '../../api/billing-accounts';
import { billingProductsExport, billingProductsList } from '../../api/billing-products';
import { licensesGet, licensesList } from '../../api/licenses';
import type { BillingProductResponse } from '../../api/model';
import { Can } from '../../core/ability/can';
import { formatNumber } from '../../core/format';
import { options } from '../../core/words';
import { BulkActions, Cell, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { BillingProductActions } from './billing-product-actions';
import { productColumns } from './billing-product-columns';
import { costText, inheritedFromText } from './price.rules';
import { ProductSource } from './product-source';
import { productProblemTexts, quantitySourceWords, stateText } from './quantity-source.rules';

/** All products. */
@Component({
  selector: 'app-billing-product-list',
  imports: [BulkActions, Can, Cell, DataTable, EmptyState, Icon, ProductSource, RouterLink, StatusIcon],
  template: `
    <app-data-table
      label="Products"
      i18n-label
      [source]="products"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-container *appCell="'name' of products; let product">
        @if (product.problem; as problem) {
          <app-status-icon tone="warning" icon="alert" [label]="problems[problem]" />&ngsp;
        }
        {{ product.name }}
        @if (!product.active) {
          &ngsp;<span class="badge">{{ stateText(false) }}</span>
        }
      </ng-container>
      <app-product-source *appCell="'quantitySource' of products; let product" [product]="product" />
      <ng-container *appCell="'cost' of products; let product">
        <span [title]="origin(product)">{{ cost(product) }}</span>
      </ng-container>
      <ng-container *appCell="'active' of products; let product">
        <span class="badge" [class.badge-good]="product.active">{{ stateText(product.active) }}</span>
      </ng-container>
      <ng-container *appCell="'agreementCount' of products; let product">
        @if (product.agreementCount > 0) {
          <a [routerLink]="['/billing/products', product.id, 'agreements']">{{ number(product.agreementCount) }}</a>
        } @else {
          0
        }
      </ng-container>
      @if (actions.mayUpdate()) {
        <ng-container *appBulkActions="let selected of products; let clear = clear">
          <button type="button" class="button button-small" (click)="turn(selected, true, clear)">
            <app-icon name="check" [size]="14" /> <ng-container i18n>Activate</ng-container>
          </button>
          <button type="button" class="button button-small" (click)="turn(selected, false, clear)">
            <app-icon name="close" [size]="14" /> <ng-container i18n>Deactivate</ng-container>
          </button>
        </ng-container>
      }
      <button
        tableActions
        *appCan="'create'; subject: 'BillingProduct'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add product</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="billing"
        heading="No products yet"
        i18n-heading
        text="A product says what is charged for: the seats of a license, devices, end users, or a number that you set. Start with a license, then put the product on an agreement."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'BillingProduct'"
          type="button"
          class="button button-primary"
          (click)="add()"
        >
          <ng-container i18n>Add product</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class BillingProductList {
  readonly #router = inject(Router);
  protected readonly actions = inject(BillingProductActions);

  protected readonly number = formatNumber;
  protected readonly cost = costText;
  protected readonly problems = productProblemTexts;
  protected readonly stateText = stateText;

  protected readonly products = listSource({
    key: 'billing-products',
    list: billingProductsList,
    export: billingProductsExport,
    filters: [
      {
        kind: 'choice',
        key: 'active',
        label: $localize`State`,
        single: true,
        options: [
          { value: 'true', label: stateText(true) },
          { value: 'false', label: stateText(false) },
        ],
      },
      {
        kind: 'choice',
        key: 'quantitySource',
        label: $localize`Quantity source`,
        options: options(quantitySourceWords),
      },
      {
        kind: 'lookup',
        key: 'accountId',
        label: $localize`Account`,
        search: (q) => billingAccountsList({ q, sort: 'code' }),
        load: billingAccountsGet,
      },
      {
        kind: 'lookup',
        key: 'licenseId',
        label: $localize`License`,
        search: (q) => licensesList({ q, sort: 'name' }),
        load: licensesGet,
      },
    ],
    defaultSort: 'name',
    topics: ['billing-products', 'billing-accounts', 'billing-agreements', 'licenses'],
  });
  protected readonly columns = productColumns;

  protected readonly link = ({ id }: BillingProductResponse): readonly unknown[] => ['/billing/products', id];
  protected readonly rowActions = (product: BillingProductResponse): readonly RowAction[] =>
    this.actions.menu(product, () => this.products.reload());

  protected origin({ inheritedCost }: BillingProductResponse): string {
    return inheritedCost === null ? '' : $localize`From the license: ${inheritedFromText(inheritedCost)}:cost:`;
  }

  protected async turn(products: readonly BillingProductResponse[], active: boolean, clear: () => void): Promise<void> {
    if (!(await this.actions.setActive(products, active))) return;
    clear();
    this.products.reload();
  }

  protected async add(): Promise<void> {
    const added = await this.actions.add();
    if (added) await this.#router.navigate(['/billing/products', added.id]);
  }
}
