import { Component, input, model } from '@angular/core';

import { ValueControl } from './value-control';

/**
 * A whole number, or `null`. Set limits with `Validators.min` and `Validators.max`, so that the field says them.
 *
 * @example
 * ```html
 * <app-field label="Quantity"><app-number-input formControlName="quantity" unit="seats" /></app-field>
 * ```
 */
@Component({
  selector: 'app-number-input',
  template: `
    <input
      #number
      class="input"
      type="number"
      step="1"
      [id]="field?.controlId"
      [attr.aria-label]="label() || null"
      [attr.aria-describedby]="field?.describedBy()"
      [attr.aria-invalid]="field?.message() ? true : null"
      [placeholder]="placeholder()"
      [value]="value() ?? ''"
      [disabled]="disabled()"
      (input)="type(number.valueAsNumber)"
      (blur)="left()"
    />
    @if (unit()) {
      <span class="muted">{{ unit() }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    input {
      max-width: 160px;
      text-align: end;
      appearance: textfield;
    }
    input::-webkit-inner-spin-button {
      appearance: none;
    }
  `,
})
export class NumberInput extends ValueControl<number | null> {
  override readonly value = model<number | null>(null);
  /** What is counted. */
  readonly unit = input('');

  protected type(number: number): void {
    this.choose(Number.isFinite(number) ? Math.trunc(number) : null);
  }
}
