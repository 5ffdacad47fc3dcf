import { Component, computed, inject, input } from '@angular/core';

import { billingProductsList } from '../../api/billing-products';
import type { AgreementProductResponse, BillingAgreementResponse, BillingProductResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatMoney, formatNumber, formatRate } from '../../core/format';
import { priceText } from '../billing-products/price.rules';

/** So many products are read at once; what others cost is shown as theirs without a figure. */
const mostProducts = 200;
const asProduct = $localize`as the product`;

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
            <th scope="col" class="end" i18n>Unit price</th>
            <th scope="col" class="end" i18n>Included</th>
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
                @if (product.exchangeRate; as rate) {
                  <span class="muted small" i18n>Exchange rate {{ rateText(rate) }}</span>
                }
              </th>
              <td class="end">
                {{ price(product) }}
                @if (insteadOf(product.price, ownPrice(product)); as text) {
                  <span class="muted small">{{ text }}</span>
                }
              </td>
              <td class="end">
                {{ included(product) }}
                @if (insteadOf(product.includedCount, ownIncluded(product)); as text) {
                  <span class="muted small">{{ text }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './lines.scss',
  styles: `
    .small {
      display: block;
    }
  `,
})
export class AgreedProductTable {
  readonly #abilities = inject(Abilities);

  readonly agreement = input.required<BillingAgreementResponse>();

  protected readonly rateText = formatRate;

  readonly #read = apiResource(
    () => (this.#abilities.can('read', 'BillingProduct') ? billingProductsList({ pageSize: mostProducts }) : undefined),
    { topics: ['billing-products'] },
  );
  readonly #known = lastKnown(this.#read);
  readonly #products = computed<ReadonlyMap<number, BillingProductResponse>>(
    () => new Map((this.#known()?.items ?? []).map((product) => [product.id, product])),
  );

  protected price(product: AgreementProductResponse): string {
    if (product.price !== null) return formatMoney(product.price, this.agreement().currency);
    return this.ownPrice(product) || asProduct;
  }

  protected included(product: AgreementProductResponse): string {
    if (product.includedCount !== null) return formatNumber(product.includedCount);
    return this.ownIncluded(product) || asProduct;
  }

  /** What the product itself says; empty while that is not known. */
  protected ownPrice({ productId }: AgreementProductResponse): string {
    const own = this.#products().get(productId);
    return own ? priceText(own.price, this.agreement().currency) : '';
  }

  protected ownIncluded({ productId }: AgreementProductResponse): string {
    const own = this.#products().get(productId);
    return own ? formatNumber(own.includedCount) : '';
  }

  /** What was agreed on says so; the rest is as the product has it. */
  protected insteadOf(agreed: unknown, own: string): string {
    if (agreed === null) return '';
    return own === '' ? $localize`agreed` : $localize`instead of ${own}:own:`;
  }
}
