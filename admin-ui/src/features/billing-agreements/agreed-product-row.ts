import { Component, booleanAttribute, computed, effect, inject, input, output, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { billingProductsGet } from '../../api/billing-products';
import { licensesGet } from '../../api/licenses';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { Field, Input, MoneyInput, NumberInput } from '../../ui/form';
import { controlMessage } from '../../ui/form/control-message';
import { Icon } from '../../ui/icon/icon';
import { priceText } from '../billing-products/price.rules';
import type { ProductRow } from './billing-terms.model';

/** One product of an agreement or a template: what is charged instead of its own price and included count. */
@Component({
  selector: 'app-agreed-product-row',
  imports: [Field, Icon, Input, MoneyInput, NumberInput, ReactiveFormsModule],
  host: { role: 'listitem', '[class.unnamed]': '!first()' },
  template: `
    <div class="product">
      <span class="name">{{ name() }}</span>
      @if (!row().controls.product.value.active) {
        <span class="badge" i18n>Inactive</span>
      }
      <span class="muted small">{{ ownText() }}</span>
      @if (problem(); as text) {
        <p class="error" role="alert" tabindex="-1" data-failure><app-icon name="alert" [size]="14" /> {{ text }}</p>
      }
    </div>
    <app-field [class.named-above]="!first()" label="Price" i18n-label>
      <app-money-input [formControl]="row().controls.price" [currency]="currency()" [placeholder]="ownAmount()" />
    </app-field>
    <app-field [class.named-above]="!first()" label="Included" i18n-label>
      <app-number-input [formControl]="row().controls.includedCount" [placeholder]="ownIncluded()" />
    </app-field>
    <div class="tools">
      <button
        type="button"
        class="button button-icon button-quiet"
        [attr.aria-label]="moveLabel()"
        [disabled]="first()"
        (click)="moved.emit()"
      >
        <app-icon name="arrow-up" />
      </button>
      <button
        type="button"
        class="button button-icon button-quiet"
        [attr.aria-label]="removeLabel()"
        (click)="removed.emit()"
      >
        <app-icon name="close" />
      </button>
    </div>
    @if (withRate()) {
      <!-- There from the start: what the server says of a control is lost when its field comes later. -->
      <app-field class="rate" [class.unasked]="!asksRate()" [label]="rateLabel()" [hint]="rateHint()">
        <input appInput inputmode="decimal" autocomplete="off" [formControl]="row().controls.exchangeRate" />
      </app-field>
    }
  `,
  styles: `
    :host {
      --name-height: 24px;

      display: grid;
      grid-template-columns: minmax(0, 1fr) 170px 110px auto;
      align-items: start;
      gap: 6px 12px;
      padding: 10px 8px 10px 12px;
    }
    :host(.unnamed) {
      --name-height: 0px;
    }
    .product {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 8px;
      padding-top: max(0px, var(--name-height) - 2px);
      overflow-wrap: anywhere;
    }
    .name {
      font-weight: 500;
    }
    .small,
    .error {
      flex-basis: 100%;
    }
    .error {
      display: flex;
      gap: 5px;
      color: var(--danger);
      font-size: var(--text-size-small);
      line-height: 16px;
    }
    .tools {
      display: flex;
      width: calc(2 * var(--control-height));
      margin-top: var(--name-height);
    }
    .rate {
      grid-column: 2 / -1;
      max-width: 360px;
    }
    .unasked {
      display: none;
    }
    @media (width <= 860px) {
      :host,
      :host(.unnamed) {
        --name-height: 24px;

        grid-template-columns: minmax(0, 1fr) 92px auto;
      }
      .product {
        grid-column: 1 / -1;
        padding: 0;
      }
      .rate {
        grid-column: 1 / -1;
        max-width: none;
      }
    }
  `,
})
export class AgreedProductRow {
  readonly #abilities = inject(Abilities);

  readonly row = input.required<ProductRow>();
  /** ISO 4217 code of the currency of the agreement. */
  readonly currency = input.required<string>();
  /** Whether a cost in another currency needs an exchange rate. */
  readonly withRate = input(false, { transform: booleanAttribute });
  /** Whether nothing is before it. */
  readonly first = input(false, { transform: booleanAttribute });
  readonly removed = output();
  /** One line up. */
  readonly moved = output();

  readonly #changes = signal(0);
  protected readonly name = computed(() => this.row().controls.product.value.name);
  /** What just was found is not read again. */
  readonly #found = computed(() => this.row().controls.product.value.known);
  readonly #read = apiResource(() => {
    const { id } = this.row().controls.product.value;
    return this.#found() || !this.#abilities.can('read', 'BillingProduct') ? undefined : billingProductsGet(id);
  });
  readonly #product = computed(() => this.#found() ?? (this.#read.hasValue() ? this.#read.value() : undefined));
  readonly #license = apiResource(() => {
    const product = this.#product();
    const inherits = product?.costSource.type === 'INHERIT_FROM_LICENSE';
    return this.withRate() && inherits && product.license ? licensesGet(product.license.id) : undefined;
  });
  /** The currency that the license costs, as far as it is seen. */
  readonly #costCurrency = computed(() =>
    this.#license.hasValue() ? this.#license.value()?.cost?.currency : undefined,
  );

  protected readonly ownPrice = computed(() => {
    const product = this.#product();
    return product ? priceText(product.price, this.currency()) : '';
  });
  /** The currency stands in the field already. */
  protected readonly ownAmount = computed(() => {
    const product = this.#product();
    return product ? priceText(product.price) : '';
  });
  protected readonly ownIncluded = computed(() => {
    const product = this.#product();
    return product ? formatNumber(product.includedCount) : '';
  });
  protected readonly ownText = computed(() =>
    this.#product() ? $localize`Its own: ${this.ownPrice()}:price: each, ${this.ownIncluded()}:count: included.` : '',
  );
  /** What the server said of the product itself. */
  protected readonly problem = computed(() => {
    this.#changes();
    const { product } = this.row().controls;
    return product.invalid ? controlMessage(product.errors) : null;
  });
  /** Where the currencies are known to differ, where a rate was said, and where the server asked for one. */
  protected readonly asksRate = computed(() => {
    this.#changes();
    const { exchangeRate } = this.row().controls;
    const cost = this.#costCurrency();
    const differs = cost !== undefined && cost !== this.currency();
    return this.withRate() && (differs || (cost === undefined && exchangeRate.value !== '') || exchangeRate.invalid);
  });
  protected readonly rateLabel = computed(() => {
    const [from, to] = [this.#costCurrency(), this.currency()];
    return from === undefined ? $localize`Exchange rate to ${to}:currency:` : $localize`1 ${from}:from: in ${to}:to:`;
  });
  protected readonly rateHint = computed(() => {
    const from = this.#costCurrency();
    return from === undefined
      ? $localize`The license costs another currency. The rate is kept on every line.`
      : $localize`The license costs ${from}:currency:. The rate is kept on every line.`;
  });
  protected readonly moveLabel = computed(() => $localize`Move ${this.name()}:name: up`);
  protected readonly removeLabel = computed(() => $localize`Remove ${this.name()}:name:`);

  constructor() {
    effect((onCleanup) => {
      const subscriptions = [this.row().controls.product, this.row().controls.exchangeRate].map((control) =>
        control.events.subscribe(() => this.#changes.update((count) => count + 1)),
      );
      onCleanup(() => {
        for (const subscription of subscriptions) subscription.unsubscribe();
      });
    });
  }
}
