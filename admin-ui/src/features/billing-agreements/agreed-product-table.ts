import { Component, computed, inject, input } from '@angular/core';

import { billingProductsList } from '../../api/billing-products';
import type { AgreementProductResponse, BillingAgreementResponse, BillingProductResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatMoney, formatNumber, nothing } from '../../core/format';
import { priceText } from '../billing-products/price.rules';

/** So many products are read at once; what others cost is shown as theirs without a figure. */
const mostProducts = 200;

/** The products of an agreement, each with what it is charged at: here, or as the product has it. */
@Component({
  selector: 'app-agreed-product-table',
  imports: [ThingLink],
  template: `
    <div class="scroller" tabindex="0" role="region" aria-label="Products" i18n-aria-label>
      <table>
        <thead>
          <tr>
            <th scope="col" i18n>Product</th>
            <th scope="col" class="end" i18n>Price of one</th>
            <th scope="col" class="end" i18n>Included</th>
            @if (hasRates()) {
              <th scope="col" class="end" i18n>Exchange rate</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (product of agreement().products; track product.productId) {
            <tr>
              <th scope="row">
                <app-thing-link subject="BillingProduct" [to]="['/billing/products', product.productId]">{{
                  product.name
                }}</app-thing-link>
                @if (!product.active) {
                  <span class="badge" i18n>Inactive: left out of invoices</span>
                }
              </th>
              <td class="end">
                {{ price(product) }}
                @if (product.price === null) {
                  <span class="muted small" i18n>as the product</span>
                }
              </td>
              <td class="end">
                {{ included(product) }}
                @if (product.includedCount === null) {
                  <span class="muted small" i18n>as the product</span>
                }
              </td>
              @if (hasRates()) {
                <td class="end">{{ product.exchangeRate ?? nothing }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './lines.scss',
})
export class AgreedProductTable {
  readonly #abilities = inject(Abilities);

  readonly agreement = input.required<BillingAgreementResponse>();

  protected readonly nothing = nothing;
  protected readonly hasRates = computed(() => this.agreement().products.some(({ exchangeRate }) => exchangeRate));

  readonly #read = apiResource(
    () => (this.#abilities.can('read', 'BillingProduct') ? billingProductsList({ pageSize: mostProducts }) : undefined),
    { topics: ['billing-products'] },
  );
  readonly #known = lastKnown(this.#read);
  readonly #products = computed<ReadonlyMap<number, BillingProductResponse>>(
    () => new Map((this.#known()?.items ?? []).map((product) => [product.id, product])),
  );

  protected price({ productId, price }: AgreementProductResponse): string {
    const { currency } = this.agreement();
    if (price !== null) return formatMoney(price, currency);
    const own = this.#products().get(productId);
    return own ? priceText(own.price, currency) : '';
  }

  protected included({ productId, includedCount }: AgreementProductResponse): string {
    if (includedCount !== null) return formatNumber(includedCount);
    const own = this.#products().get(productId);
    return own ? formatNumber(own.includedCount) : '';
  }
}
