import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { SoftwareResponse } from '../../api/model';
import { publishersGet, publishersList } from '../../api/publishers';
import { softwareExport, softwareList } from '../../api/software';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { options, productKindWords } from '../../core/words';
import { BulkActions, Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ProductActions } from './product-actions';

/** All products that titles stand for. */
@Component({
  selector: 'app-product-list',
  imports: [BulkActions, Cell, DataTable, EmptyState, RouterLink, ThingLink],
  template: `
    <app-data-table
      label="Products"
      i18n-label
      [source]="products"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      @if (mayReview()) {
        <ng-container *appBulkActions="let selected of products; let clear = clear">
          <button type="button" class="button button-small" (click)="review(selected, clear)" i18n>
            Mark reviewed
          </button>
        </ng-container>
      }
      <ng-container *appCell="'deviceCount' of products; let product">
        <app-thing-link subject="Installation" [to]="['/software', product.id, 'devices']">{{
          number(product.deviceCount)
        }}</app-thing-link>
      </ng-container>
      <ng-container *appCell="'titleCount' of products; let product">
        <a [routerLink]="['/software', product.id, 'titles']">{{ number(product.titleCount) }}</a>
      </ng-container>
      <ng-container *appCell="'licenseCount' of products; let product">
        @if (product.licenseCount > 0) {
          <a routerLink="/licenses" [queryParams]="{ productId: product.id }">{{ number(product.licenseCount) }}</a>
        } @else {
          0
        }
      </ng-container>
      <ng-container *appCell="'reviewed' of products; let product">
        @if (product.reviewed) {
          <span class="badge badge-good" i18n>Reviewed</span>
        } @else {
          <span class="badge badge-warning" i18n>To review</span>
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="software"
        heading="No software yet"
        i18n-heading
        text="Software appears with the first inventory of a device. What agents report under many names becomes one product."
        i18n-text
      />
    </app-data-table>
  `,
})
export class ProductList {
  readonly #abilities = inject(Abilities);
  protected readonly mayReview = computed(() => this.#abilities.can('update', 'Product'));
  readonly #actions = inject(ProductActions);
  readonly #scope = inject(OrganizationScope);

  protected readonly number = formatNumber;

  protected readonly products = listSource({
    key: 'software',
    list: softwareList,
    export: softwareExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: [
      {
        kind: 'lookup',
        key: 'publisherId',
        not: 'publisherIdNot',
        label: $localize`Publisher`,
        search: (q) => publishersList({ q }),
        load: publishersGet,
      },
      {
        kind: 'choice',
        key: 'kind',
        not: 'kindNot',
        label: $localize`Kind`,
        options: options(productKindWords),
      },
      {
        kind: 'choice',
        key: 'reviewed',
        label: $localize`Review`,
        single: true,
        options: [
          { value: 'true', label: $localize`Reviewed` },
          { value: 'false', label: $localize`To review` },
        ],
      },
    ],
    defaultSort: '-deviceCount,name',
    topics: ['software', 'devices', 'licenses'],
  });

  protected readonly columns: readonly Column<SoftwareResponse>[] = [
    { key: 'name', label: $localize`Product`, sortable: true, width: '34%' },
    { key: 'publisher', label: $localize`Publisher`, sortable: true },
    { key: 'kind', label: $localize`Kind`, sortable: true, value: ({ kind }) => productKindWords[kind] },
    { key: 'deviceCount', label: $localize`Devices`, sortable: true, align: 'end', width: '90px' },
    { key: 'titleCount', label: $localize`Titles`, align: 'end', width: '80px' },
    { key: 'licenseCount', label: $localize`Licenses`, align: 'end', width: '90px' },
    { key: 'reviewed', label: $localize`Review`, sortable: true, width: '110px' },
  ];

  protected readonly link = ({ id }: SoftwareResponse): readonly unknown[] => ['/software', id];

  protected readonly rowActions = (product: SoftwareResponse): readonly RowAction[] => {
    if (!this.#abilities.can('update', 'Product')) return [];
    return [
      { label: $localize`Edit`, icon: 'edit', run: () => void this.#then(this.#actions.edit(product)) },
      {
        label: product.reviewed ? $localize`Mark for review` : $localize`Mark reviewed`,
        icon: 'review',
        run: () => void this.#then(this.#actions.review([product], !product.reviewed)),
      },
      {
        label: $localize`Merge into another product`,
        icon: 'merge',
        run: () => void this.#then(this.#actions.merge(product)),
      },
    ];
  };

  protected async review(products: readonly SoftwareResponse[], clear: () => void): Promise<void> {
    if (await this.#actions.review(products, true)) clear();
    this.products.reload();
  }

  async #then(action: Promise<unknown>): Promise<void> {
    if (await action) this.products.reload();
  }
}
