import { Component, booleanAttribute, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { Field, Input, MoneyInput } from '../../ui/form';
import { currencies } from './currencies';
import { formOfParent } from './form-of-parent';

/**
 * What licenses cost, each or in total: the controls `amount`, `mode` and `currency` of the form around it, in a
 * row of their own.
 *
 * @example
 * ```html
 * <app-form-section [formGroup]="form"><app-cost-fields currency="EUR" /></app-form-section>
 * ```
 */
@Component({
  selector: 'app-cost-fields',
  imports: [Field, Input, MoneyInput, ReactiveFormsModule],
  viewProviders: [formOfParent],
  template: `
    <app-field label="Cost" i18n-label [hint]="hint()">
      <app-money-input formControlName="amount" [currency]="currency()" />
    </app-field>
    <app-field label="The cost is" i18n-label>
      <select appInput formControlName="mode">
        <option value="PER_LICENSE" i18n>per license</option>
        <option value="TOTAL" i18n>in total</option>
      </select>
    </app-field>
    <app-field label="Currency" i18n-label>
      <select appInput formControlName="currency">
        @if (withoutCurrency()) {
          <option value=""></option>
        }
        @for (option of currencies; track option.code) {
          <option [value]="option.code">{{ option.label }}</option>
        }
      </select>
    </app-field>
  `,
  host: { class: 'wide' },
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--space-3) var(--space-4);
    }
    @media (width <= 600px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class CostFields {
  /** ISO 4217 code of the chosen currency. */
  readonly currency = input.required<string>();
  /** The figure that was not typed. */
  readonly hint = input('');
  /** Whether no currency can be chosen. */
  readonly withoutCurrency = input(false, { transform: booleanAttribute });

  protected readonly currencies = currencies;
}
