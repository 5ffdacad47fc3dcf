import { Component, computed, inject, input, numberAttribute } from '@angular/core';

import { billingProductsExportQuantities, billingProductsQuantities } from '../../api/billing-products';
import type { BillingProductQuantityResponse, BillingProductsQuantitiesParams } from '../../api/model';
import { ThingLink } from '../../core/ability/thing-link';
import { formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { CurrentBillingProduct } from './current-billing-product';
import { sourceText } from './quantity-source.rules';

/** How much of a product each organization has today, and why it cannot be measured somewhere. */
@Component({
  selector: 'app-billing-product-quantities',
  imports: [Cell, DataTable, EmptyState, ThingLink],
  template: `
    <p class="muted">{{ about() }}</p>
    <app-data-table label="Organizations" i18n-label [source]="quantities" [columns]="columns">
      <app-thing-link
        *appCell="'organization' of quantities; let row"
        subject="Organization"
        [on]="{ organizationId: row.id }"
        [to]="['/organizations', row.id]"
      >
        {{ row.organization.name }}
      </app-thing-link>
      <ng-container *appCell="'problem' of quantities; let row">
        @if (row.problem) {
          <span class="problem">{{ row.problem }}</span>
        } @else {
          –
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="organization"
        heading="Nothing to show"
        i18n-heading
        text="What is measured is shown of organizations whose agreements you may change, and of licenses that you may see."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    .problem {
      display: block;
      min-width: 240px;
      padding-block: 6px;
      line-height: 18px;
      white-space: normal;
    }
  `,
})
export class BillingProductQuantities {
  readonly #current = inject(CurrentBillingProduct);
  readonly #scope = inject(OrganizationScope);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly quantities = listSource({
    key: 'billing-product-quantities',
    list: (params: BillingProductsQuantitiesParams) => billingProductsQuantities(this.id(), params),
    export: (params) => billingProductsExportQuantities(this.id(), params),
    params: () => ({ organizationId: this.#scope.ids() }),
    defaultSort: 'organization',
    topics: ['billing-products', 'licenses', 'devices', 'people', 'organizations'],
  });

  protected readonly columns: readonly Column<BillingProductQuantityResponse>[] = [
    { key: 'organization', label: $localize`Organization`, sortable: true, width: '28%' },
    {
      key: 'quantity',
      label: $localize`Today`,
      align: 'end',
      width: '110px',
      value: (row) => formatNumber(row.quantity),
    },
    {
      key: 'billedQuantity',
      label: $localize`Charged for`,
      align: 'end',
      width: '120px',
      value: (row) => formatNumber(row.billedQuantity),
    },
    { key: 'problem', label: $localize`Not measured because`, maxWidth: 'clamp(220px, 46vw, 760px)' },
  ];

  protected readonly about = computed(() => {
    const product = this.#current.product();
    if (product === null) return '';
    const counted = sourceText(product);
    return product.includedCount === 0
      ? $localize`${counted}:counted:, as an invoice of today would count. An agreement can include a number of them.`
      : $localize`${counted}:counted:, as an invoice of today would count, less ${formatNumber(product.includedCount)}:included: included. An agreement can include another number.`;
  });
}
