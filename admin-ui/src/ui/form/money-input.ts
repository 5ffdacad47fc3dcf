import { Component, computed, inject, input, linkedSignal, model } from '@angular/core';
import { type AbstractControl, NG_VALIDATORS, type ValidationErrors, type Validator } from '@angular/forms';

import { parseDecimal } from './decimal-text.rules';
import { ValueControl } from './value-control';

const extraUnitDigits = 4;

/**
 * An amount of money as a decimal text (`"1200.00"`), or `null`. Typed the reader's way (`1.200,50` and `1,200.50` are
 * the same); what is no amount stays in the field with an error, and is never sent.
 *
 * @example
 * ```html
 * <app-field label="Unit cost"><app-money-input formControlName="amount" [currency]="currency()" /></app-field>
 * ```
 */
@Component({
  selector: 'app-money-input',
  providers: [{ provide: NG_VALIDATORS, useFactory: () => new AmountValidator(), multi: true }],
  template: `
    <span class="currency" aria-hidden="true">{{ currency() }}</span>
    <input
      #amount
      class="input"
      inputmode="decimal"
      autocomplete="off"
      [id]="field?.controlId"
      [attr.aria-label]="label() || null"
      [attr.aria-describedby]="field?.describedBy()"
      [attr.aria-invalid]="field?.message() ? true : null"
      [placeholder]="placeholder()"
      [value]="text()"
      [disabled]="disabled()"
      (input)="type(amount.value)"
      (blur)="settle()"
    />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    .currency {
      position: absolute;
      inset: 0 10px 0 auto;
      display: flex;
      align-items: center;
      color: var(--text-muted);
      font-size: var(--text-size-small);
      pointer-events: none;
    }
    input {
      padding-inline-end: 46px;
      text-align: end;
    }
  `,
})
export class MoneyInput extends ValueControl<string | null> {
  override readonly value = model<string | null>(null);
  /** ISO code, shown beside the amount; gives the number of digits. */
  readonly currency = input('');

  readonly #validator = inject<readonly Validator[]>(NG_VALIDATORS, { self: true }).find(
    (validator) => validator instanceof AmountValidator,
  );
  readonly #digits = computed(() => currencyDigits(this.currency()));
  /** What stands in the field; the value's own writing until somebody types. */
  protected readonly text = linkedSignal(() => this.value() ?? '');

  protected type(text: string): void {
    const amount = this.#parse(text);
    if (this.#validator) this.#validator.unreadable = text.trim() !== '' && amount === null;
    this.choose(amount);
    this.text.set(text);
  }

  /** Writes what was typed as the amount that was understood. */
  protected settle(): void {
    const amount = this.#parse(this.text());
    if (amount !== null) this.text.set(amount);
    this.left();
  }

  protected override written(): void {
    if (this.#validator) this.#validator.unreadable = false;
  }

  #parse(text: string): string | null {
    return parseDecimal(text, this.#digits(), this.#digits() + extraUnitDigits);
  }
}

/** Tells the form that something stands in the field that is no amount. */
class AmountValidator implements Validator {
  unreadable = false;

  validate(_control: AbstractControl): ValidationErrors | null {
    return this.unreadable ? { amount: $localize`Enter an amount, as in 1200.50.` } : null;
  }
}

function currencyDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ?? 2;
}
