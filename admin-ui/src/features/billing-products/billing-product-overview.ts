import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { formatInstant, formatMoney, formatNumber } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { CurrentBillingProduct } from './current-billing-product';
import { inheritedCostText, inheritedFromText, priceResult, priceText } from './price.rules';
import { ProductSource } from './product-source';
import { quantitySourceWords } from './quantity-source.rules';

/** What a product counts, what it costs, and what it is sold for. */
@Component({
  selector: 'app-billing-product-overview',
  imports: [Icon, KeyValue, KeyValues, ProductSource, RouterLink],
  template: `
    @if (product(); as shown) {
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Details</h2>
          <app-key-values>
            <app-key-value label="Quantity source" i18n-label>{{ sources[shown.quantitySource.type] }}</app-key-value>
            <app-key-value label="Counts" i18n-label><app-product-source [product]="shown" /></app-key-value>
            <app-key-value label="Included" i18n-label>
              @if (shown.includedCount > 0) {
                {{ number(shown.includedCount) }} <span class="muted" i18n>are not charged for</span>
              } @else {
                <ng-container i18n>None</ng-container>
              }
            </app-key-value>
            <app-key-value label="Account" i18n-label>
              <a routerLink="/billing/products/all" [queryParams]="{ accountId: shown.accountId }"
                >{{ shown.account.code }} {{ shown.account.name }}</a
              >
            </app-key-value>
            <app-key-value label="Agreements" i18n-label>
              @if (shown.agreementCount > 0) {
                <a [routerLink]="['/billing/products', shown.id, 'agreements']">{{ number(shown.agreementCount) }}</a>
              } @else {
                0
              }
            </app-key-value>
            @if (shown.description) {
              <app-key-value label="Description" i18n-label>
                <span class="text">{{ shown.description }}</span>
              </app-key-value>
            }
            <app-key-value label="Created" i18n-label>{{ instant(shown.createdAt) }}</app-key-value>
          </app-key-values>
        </section>
        <section class="card">
          <h2 i18n>Cost and price</h2>
          <app-key-values>
            <app-key-value label="Cost" i18n-label>
              @if (shown.costSource.type === 'FIXED') {
                {{ money(shown.costSource.amount) }}
              } @else if (shown.inheritedCost; as cost) {
                {{ inherited(cost) }}
                <div class="muted" i18n>From the license: {{ origin(cost) }}</div>
              } @else {
                <ng-container i18n>Inherited from the license</ng-container>
              }
            </app-key-value>
            <app-key-value label="Price" i18n-label>{{ price(shown.price) }}</app-key-value>
            <app-key-value label="Taxable" i18n-label>
              @if (shown.taxable) {
                <ng-container i18n>Yes, at the rate of the agreement</ng-container>
              } @else {
                <ng-container i18n>No</ng-container>
              }
            </app-key-value>
          </app-key-values>
          @if (result(); as told) {
            <p class="result" [class.warning]="told.isWarning">
              <app-icon [name]="told.isWarning ? 'alert' : 'info'" /> <span>{{ told.text }}</span>
            </p>
          }
          <p class="muted small" i18n>
            Per unit and billing period, in the currency of the agreement. An agreement can have another price.
          </p>
        </section>
      </div>
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
    .text {
      white-space: pre-line;
    }
    .result {
      display: flex;
      gap: 8px;
      margin-top: 12px;
    }
    .result app-icon {
      margin-top: 2px;
      color: var(--text-muted);
    }
    .warning,
    .warning app-icon {
      color: var(--warning);
    }
    .small {
      margin-top: 12px;
    }
  `,
})
export class BillingProductOverview {
  protected readonly product = inject(CurrentBillingProduct).product;

  protected readonly sources = quantitySourceWords;
  protected readonly number = formatNumber;
  protected readonly instant = formatInstant;
  protected readonly price = priceText;
  protected readonly inherited = inheritedCostText;
  protected readonly origin = inheritedFromText;
  /** What is inherited from a license that is gone, has no cost, or is not the reader's to know comes to nothing to tell. */
  protected readonly result = computed(() => {
    const product = this.product();
    if (product === null || (product.costSource.type !== 'FIXED' && product.inheritedCost === null)) return null;
    return priceResult(product);
  });

  protected money(amount: string | undefined): string {
    return formatMoney(amount, '');
  }
}
