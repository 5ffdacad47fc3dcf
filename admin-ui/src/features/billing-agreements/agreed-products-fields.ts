import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { NonNullableFormBuilder } from '@angular/forms';

import { billingProductsList } from '../../api/billing-products';
import type { BillingProductResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { EntitySelect, FormSection } from '../../ui/form';
import { priceText } from '../billing-products/price.rules';
import { liveValue } from '../licenses/live-value';
import { AgreedProductRow } from './agreed-product-row';
import { type ProductOption, type ProductRows, addedProduct, productRow } from './billing-terms.model';

const offered = 20;

/**
 * The products of an agreement or a template, in the order of the lines: add, change, remove.
 *
 * @example
 * ```html
 * <app-agreed-products-fields [rows]="form.controls.products" [currency]="currency()" withRates />
 * ```
 */
@Component({
  selector: 'app-agreed-products-fields',
  imports: [AgreedProductRow, EntitySelect, FormSection],
  template: `
    <app-form-section
      [heading]="heading()"
      text="Each is a line of the invoice, in this order. Leave price and included count empty to keep those of the product."
      i18n-text
    >
      @if (count() > 0) {
        <div class="rows" role="list">
          @for (row of rows().controls; track row; let index = $index) {
            <app-agreed-product-row
              [row]="row"
              [currency]="currency()"
              [withRate]="withRates()"
              [first]="index === 0"
              (removed)="remove(index)"
              (moved)="moveUp(index)"
            />
          }
        </div>
      } @else {
        <p class="muted" i18n>No products yet.</p>
      }
      @if (mayChoose()) {
        <app-entity-select
          adding
          label="Add product"
          i18n-label
          placeholder="Add product: search by name"
          i18n-placeholder
          [search]="find"
          [optionOf]="optionOf"
          [detail]="detailOf"
          [without]="chosen()"
          (picked)="add($event)"
        />
      } @else {
        <p class="muted" i18n>You may not see products, so you can’t add any.</p>
      }
    </app-form-section>
  `,
  styles: `
    :host {
      display: block;
    }
    .rows {
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }
    app-agreed-product-row + app-agreed-product-row {
      border-top: 1px solid var(--border);
    }
  `,
})
export class AgreedProductsFields {
  readonly #fields = inject(NonNullableFormBuilder);
  readonly #abilities = inject(Abilities);

  readonly rows = input.required<ProductRows>();
  readonly currency = input.required<string>();
  readonly withRates = input(false, { transform: booleanAttribute });
  readonly heading = input($localize`Products`);

  readonly #value = liveValue(() => this.rows());
  protected readonly count = computed(() => this.#value().length);
  protected readonly chosen = computed(() => this.#value().map(({ product }) => product));
  protected readonly mayChoose = computed(() => this.#abilities.can('read', 'BillingProduct'));

  protected readonly find = (q: string) => billingProductsList({ q, active: true, sort: 'name', pageSize: offered });
  protected readonly optionOf = (found: BillingProductResponse): ProductOption => ({
    id: found.id,
    name: found.name,
    active: found.active,
    known: found,
  });
  protected readonly detailOf = ({ known }: ProductOption): string =>
    known ? priceText(known.price, this.currency()) : '';

  protected add(product: ProductOption): void {
    const row = productRow(this.#fields, addedProduct(product));
    row.controls.product.setValue(product);
    this.rows().push(row);
    this.rows().markAsDirty();
  }

  protected moveUp(index: number): void {
    const rows = this.rows();
    const row = rows.at(index);
    rows.removeAt(index, { emitEvent: false });
    rows.insert(index - 1, row);
    rows.markAsDirty();
  }

  protected remove(index: number): void {
    this.rows().removeAt(index);
    this.rows().markAsDirty();
  }
}
