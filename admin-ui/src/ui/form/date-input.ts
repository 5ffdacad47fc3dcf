import { Component, input, model } from '@angular/core';

import { ValueControl } from './value-control';

/**
 * A calendar date as `yyyy-mm-dd`, or `null`. The browser's own date field: it shows the date the reader's way, opens a
 * calendar, works with the keyboard and on phones, and knows no time zone.
 *
 * @example
 * ```html
 * <app-field label="Purchase date"><app-date-input formControlName="purchaseDate" /></app-field>
 * ```
 */
@Component({
  selector: 'app-date-input',
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
      [value]="value() ?? ''"
      [disabled]="disabled()"
      (change)="choose(date.value === '' ? null : date.value)"
      (blur)="left()"
    />
  `,
})
export class DateInput extends ValueControl<string | null> {
  override readonly value = model<string | null>(null);
  /** Earliest date that the calendar offers. */
  readonly min = input('');
}
