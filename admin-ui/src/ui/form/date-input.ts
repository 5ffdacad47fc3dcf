import { Component, inject, input, linkedSignal, model } from '@angular/core';
import { type AbstractControl, NG_VALIDATORS, type ValidationErrors, type Validator } from '@angular/forms';

import { ValueControl } from './value-control';

/**
 * A calendar date as `yyyy-mm-dd`, or `null`. The browser's own date field: it shows the date the reader's way, opens a
 * calendar, works with the keyboard and on phones, and knows no time zone. A date of which a part is missing is an error,
 * and never sent as none.
 *
 * @example
 * ```html
 * <app-field label="Purchase date"><app-date-input formControlName="purchaseDate" /></app-field>
 * ```
 */
@Component({
  selector: 'app-date-input',
  providers: [{ provide: NG_VALIDATORS, useFactory: () => new WholeDateValidator(), multi: true }],
  template: `
    <input
      #date
      type="date"
      class="input"
      max="9999-12-31"
      [id]="field?.controlId"
      [attr.aria-label]="label() || null"
      [attr.aria-describedby]="field?.describedBy()"
      [attr.aria-invalid]="field?.message() ? true : null"
      [attr.min]="min() || null"
      [value]="text()"
      [disabled]="disabled()"
      (change)="type(date)"
      (keyup)="type(date)"
      (blur)="left()"
    />
  `,
})
export class DateInput extends ValueControl<string | null> {
  override readonly value = model<string | null>(null);
  /** Earliest date that the calendar offers. */
  readonly min = input('');

  /** What stands in the field. */
  protected readonly text = linkedSignal(() => this.value() ?? '');
  readonly #validator = inject<readonly Validator[]>(NG_VALIDATORS, { self: true }).find(
    (validator) => validator instanceof WholeDateValidator,
  );

  /** Of a date that lacks a part, the field has no value, and says so by its validity alone. */
  protected type({ value, validity }: HTMLInputElement): void {
    const date = value === '' ? null : value;
    if (date === this.value() && validity.badInput === this.#validator?.incomplete) return;
    if (this.#validator) this.#validator.incomplete = validity.badInput;
    const shown = this.text();
    this.choose(date);
    // Writing an empty date would take away the parts that are there.
    if (validity.badInput) this.text.set(shown);
  }

  protected override written(): void {
    if (this.#validator) this.#validator.incomplete = false;
  }
}

/** Tells the form that a date lacks its day, month or year. */
class WholeDateValidator implements Validator {
  incomplete = false;

  validate(_control: AbstractControl): ValidationErrors | null {
    return this.incomplete ? { date: $localize`Enter day, month and year, or none of them.` } : null;
  }
}
