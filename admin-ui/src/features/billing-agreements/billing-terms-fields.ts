import { Component, booleanAttribute, computed, effect, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { options } from '../../core/words';
import { Field, FormSection, Input, NumberInput } from '../../ui/form';
import { currencies } from '../licenses/currencies';
import { liveValue } from '../licenses/live-value';
import type { TermsControls } from './billing-terms.model';
import { billDayHint, billDays, fittingBillDay } from './billing-terms.rules';
import { intervalWords } from './billing-words';

/**
 * When an agreement or a template bills, and how it charges: two sections of a form, with room for dates between them.
 *
 * @example
 * ```html
 * <app-billing-terms-fields [controls]="form.controls"><app-form-section heading="Dates">…</app-form-section></app-billing-terms-fields>
 * ```
 */
@Component({
  selector: 'app-billing-terms-fields',
  imports: [Field, FormSection, Input, NumberInput, ReactiveFormsModule],
  template: `
    <app-form-section heading="Interval" i18n-heading [columns]="3">
      <app-field label="Billed" i18n-label>
        <select appInput [formControl]="controls().interval">
          @for (option of intervals; track option.value) {
            <option [value]="option.value">{{ option.label }}</option>
          }
        </select>
      </app-field>
      <app-field label="Bill day" i18n-label [hint]="dayHint()">
        <select appInput [formControl]="controls().billDay">
          @for (choice of days(); track choice.day) {
            <option [ngValue]="choice.day">{{ choice.label }}</option>
          }
        </select>
      </app-field>
      <app-field label="Timing" i18n-label help="billingTiming" [hint]="timingHint()">
        <select appInput [formControl]="controls().timing">
          <option value="ADVANCE" i18n>In advance</option>
          <option value="ARREARS" i18n>In arrears</option>
        </select>
      </app-field>
      @if (!withDates()) {
        <label class="check wide">
          <input type="checkbox" [formControl]="controls().prorateFirst" />
          <ng-container i18n>A short first period pays for its days only</ng-container>
        </label>
      }
    </app-form-section>
    <ng-content />
    <app-form-section heading="Money" i18n-heading [columns]="3">
      <app-field label="Currency" i18n-label>
        <select appInput [formControl]="controls().currency">
          @for (option of currencies; track option.code) {
            <option [value]="option.code">{{ option.label }}</option>
          }
        </select>
      </app-field>
      <app-field label="Tax in %" i18n-label hint="Of the products that are taxable." i18n-hint>
        <input appInput inputmode="decimal" autocomplete="off" [formControl]="controls().taxPercent" />
      </app-field>
      <app-field label="Due after" i18n-label hint="Counted from the invoice date." i18n-hint>
        <app-number-input [formControl]="controls().paymentTermDays" unit="days" i18n-unit />
      </app-field>
      <label class="check wide">
        <input type="checkbox" [formControl]="controls().autoApprove" />
        <span>
          <ng-container i18n>Approve invoices as they are made</ng-container>
          <span class="muted small" i18n>Otherwise each is pending until somebody has looked at it.</span>
        </span>
      </label>
    </app-form-section>
  `,
  styles: `
    :host {
      display: block;
    }
    .check span span {
      display: block;
    }
  `,
})
export class BillingTermsFields {
  readonly controls = input.required<TermsControls>();
  /** Whether dates follow, which ask for the first period themselves. */
  readonly withDates = input(false, { transform: booleanAttribute });

  protected readonly intervals = options(intervalWords);
  protected readonly currencies = currencies;

  readonly #interval = liveValue(() => this.controls().interval);
  readonly #billDay = liveValue(() => this.controls().billDay);
  readonly #timing = liveValue(() => this.controls().timing);
  protected readonly days = computed(() => billDays(this.#interval()));
  protected readonly dayHint = computed(() => billDayHint(this.#interval(), this.#billDay()));
  protected readonly timingHint = computed(() =>
    this.#timing() === 'ADVANCE'
      ? $localize`Invoiced and counted on the first day of a period.`
      : $localize`Invoiced after a period, and counted on its last day.`,
  );

  constructor() {
    effect(() => {
      const { billDay } = this.controls();
      const fitting = fittingBillDay(this.#interval(), this.#billDay());
      if (fitting !== billDay.value) billDay.setValue(fitting);
    });
  }
}
