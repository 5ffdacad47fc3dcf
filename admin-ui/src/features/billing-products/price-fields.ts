import { Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import type { InheritedCostResponse } from '../../api/model';
import { Field, FormSection, Input, MoneyInput, NumberInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { liveValue } from '../licenses/live-value';
import { percentOf, type ProductForm } from './billing-product-form.model';
import { inheritedCostText, inheritedFromText, priceResult } from './price.rules';

/** The part of the product form that says what a unit costs and what it is sold for, with what that comes to. */
@Component({
  selector: 'app-price-fields',
  imports: [Field, FormSection, Icon, Input, MoneyInput, NumberInput, ReactiveFormsModule],
  template: `
    <app-form-section
      heading="Cost and price"
      i18n-heading
      text="Per unit and billing period. Amounts have the currency of the agreement that the product is put on."
      i18n-text
      [formGroup]="form()"
    >
      <div class="pairs">
        <ng-container [formGroup]="form().controls.costSource">
          <app-field label="Cost" i18n-label help="costSource" [hint]="costHint()">
            <select appInput formControlName="type">
              @if (countsLicense()) {
                <option value="INHERIT_FROM_LICENSE" i18n>Inherit from license data</option>
              }
              <option value="FIXED" i18n>Own cost</option>
            </select>
          </app-field>
          @if (value().costSource.type === 'FIXED') {
            <app-field label="Cost per unit" i18n-label hint="Empty if there is none." i18n-hint>
              <app-money-input formControlName="amount" />
            </app-field>
          }
        </ng-container>
        <ng-container [formGroup]="form().controls.price">
          <app-field class="price" label="Price" i18n-label>
            <select appInput formControlName="type">
              <option value="MARKUP" i18n>Cost + markup</option>
              <option value="FIXED" i18n>Fixed price</option>
            </select>
          </app-field>
          @if (value().price.type === 'FIXED') {
            <app-field label="Price per unit" i18n-label>
              <app-money-input formControlName="amount" />
            </app-field>
          } @else {
            <app-field label="Markup in %" i18n-label hint="Of the cost" i18n-hint>
              <input appInput class="percent" formControlName="percent" inputmode="decimal" autocomplete="off" />
            </app-field>
          }
        </ng-container>
        <app-field class="included" label="Included count" i18n-label help="includedCount" [hint]="includedHint()">
          <app-number-input formControlName="includedCount" />
        </app-field>
      </div>
      <p class="result" aria-live="polite" [class.warning]="result()?.isWarning">
        @if (result(); as shown) {
          <app-icon [name]="shown.isWarning ? 'alert' : 'info'" /> <span>{{ shown.text }}</span>
        }
      </p>
      <label class="check">
        <input type="checkbox" formControlName="taxable" />
        <ng-container i18n>Taxable, at the rate of the agreement</ng-container>
      </label>
      <label class="check">
        <input type="checkbox" formControlName="active" />
        <ng-container i18n
          >Active: an inactive product stays on its agreements and is left out of invoices</ng-container
        >
      </label>
    </app-form-section>
  `,
  styles: `
    .pairs {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: var(--space-3) var(--space-4);
    }
    .price {
      grid-column-start: 3;
    }
    .included {
      grid-column: 1 / span 2;
    }
    .percent {
      max-width: 160px;
      text-align: end;
    }
    .result {
      display: flex;
      gap: 8px;
    }
    /* It is there to be read out, and takes no room while it says nothing. */
    .result:empty {
      margin-top: calc(-1 * var(--space-3));
    }
    .result app-icon {
      margin-top: 2px;
      color: var(--text-muted);
    }
    .warning,
    .warning app-icon {
      color: var(--warning);
    }
    @media (width <= 900px) {
      .pairs {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .price {
        grid-column-start: 1;
      }
    }
    @media (width <= 600px) {
      .pairs {
        grid-template-columns: minmax(0, 1fr);
      }
      .included {
        grid-column: 1;
      }
    }
  `,
})
export class PriceFields {
  readonly form = input.required<ProductForm>();
  /** What the chosen license costs now; `null` without a cost, `undefined` while that is not known. */
  readonly inheritedCost = input.required<InheritedCostResponse | null | undefined>();

  protected readonly value = liveValue(() => this.form());
  protected readonly countsLicense = computed(() => this.value().quantitySource.type === 'SOFTWARE_LICENSE');
  protected readonly costHint = computed(() => {
    if (this.value().costSource.type === 'FIXED') return '';
    const cost = this.inheritedCost();
    if (cost === undefined) return '';
    if (cost === null) return $localize`The license has no cost now, or none that you may see.`;
    return $localize`Now ${inheritedCostText(cost)}:cost: (${inheritedFromText(cost)}:origin:).`;
  });
  protected readonly includedHint = computed(() =>
    (this.value().includedCount ?? 0) === 0
      ? $localize`So many are not charged for. An agreement can include another number.`
      : $localize`Only what exceeds it is charged for.`,
  );
  protected readonly result = computed(() => {
    const { costSource, price } = this.value();
    const inheritedCost = this.inheritedCost();
    const inherits = costSource.type === 'INHERIT_FROM_LICENSE';
    if (inherits && inheritedCost === undefined) return null;
    return priceResult({
      costSource: { type: costSource.type, amount: costSource.amount ?? '0' },
      inheritedCost: inheritedCost ?? null,
      price:
        price.type === 'FIXED'
          ? { type: price.type, amount: price.amount ?? '' }
          : { type: price.type, percent: percentOf(price.percent) ?? '' },
    });
  });
}
