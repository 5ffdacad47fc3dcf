import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { licensesChangeQuantity } from '../../api/licenses';
import type { LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatChange, formatMoney, formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection, MoneyInput, NumberInput } from '../../ui/form';
import { largestQuantity } from './largest-quantity';
import { otherFigure } from './license-cost.rules';
import { purchaseOrigin, purchaseOriginControls, purchaseOriginRequest } from './purchase-form.model';
import { PurchasePapersFields } from './purchase-papers-fields';
import { VendorField } from './vendor-field';
import type { WholeLicense } from './whole-license';

/** Changes the quantity of a license, and of a custom one its usage, and notes the purchase behind it. */
@Component({
  selector: 'app-quantity-form',
  imports: [
    DateInput,
    DialogFrame,
    Field,
    FormSection,
    MoneyInput,
    NumberInput,
    PurchasePapersFields,
    ReactiveFormsModule,
    VendorField,
  ],
  template: `
    <app-dialog [heading]="heading" size="medium" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form" [columns]="2">
        <app-field label="Quantity" i18n-label [hint]="changeText()">
          <app-number-input formControlName="quantity" />
        </app-field>
        @if (isCustom) {
          <app-field label="Usage" i18n-label>
            <app-number-input formControlName="usage" />
          </app-field>
        }
      </app-form-section>
      <app-form-section
        heading="Purchase"
        i18n-heading
        text="Recorded under Purchases when the quantity changes."
        i18n-text
        [formGroup]="form"
        [columns]="2"
      >
        <app-field label="Purchased on" i18n-label hint="Today, if left empty." i18n-hint>
          <app-date-input formControlName="purchasedOn" />
        </app-field>
        <app-field label="Unit cost" i18n-label [hint]="costText()">
          <app-money-input formControlName="unitCost" [currency]="currency" />
        </app-field>
        <app-vendor-field wide />
        <app-purchase-papers-fields />
      </app-form-section>
    </app-dialog>
  `,
})
export class QuantityForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{ readonly license: WholeLicense }>();

  protected readonly heading = $localize`Edit quantity of ${this.data.license.name}:license:`;
  protected readonly isCustom = this.data.license.type === 'CUSTOM';
  protected readonly currency = this.data.license.cost?.currency ?? '';

  readonly #count = [Validators.required, Validators.min(0), Validators.max(largestQuantity)];
  protected readonly form = this.#fields.group({
    quantity: this.#fields.control<number | null>(this.data.license.quantity, this.#count),
    usage: this.#fields.control<number | null>(this.isCustom ? this.data.license.usage : 0, this.#count),
    unitCost: this.#fields.control<string | null>(null),
    ...purchaseOriginControls(this.#fields, purchaseOrigin(null, this.data.license.vendor)),
  });

  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  readonly #change = computed(
    () => (this.#value().quantity ?? this.data.license.quantity) - this.data.license.quantity,
  );
  /** By how much the quantity changes, and what is then in use of it. */
  protected readonly changeText = computed(() => {
    const { quantity } = this.#value();
    if (quantity === null || quantity === undefined || this.#change() === 0) return '';
    const change = this.#change();
    const changed = formatChange(change);
    const usage = this.isCustom ? (this.#value().usage ?? 0) : this.data.license.usage;
    const over = usage - quantity;
    return over > 0
      ? $localize`${changed}:change:; ${formatNumber(over)}:count: more in use than purchased`
      : $localize`${changed}:change:; ${formatNumber(-over)}:count: available`;
  });
  protected readonly costText = computed(() => {
    const total = otherFigure('PER_LICENSE', this.#value().unitCost ?? null, this.#change(), this.currency);
    return total ? $localize`${formatMoney(total.amount, this.currency)}:amount: in total` : '';
  });

  readonly submit = (): Promise<LicenseResponse> => {
    const { license } = this.data;
    const { quantity, usage, unitCost, ...origin } = this.form.getRawValue();
    return this.#api.send(
      licensesChangeQuantity(license.id, {
        ...purchaseOriginRequest(origin),
        quantity: quantity ?? license.quantity,
        ...(this.isCustom && usage !== null ? { usage } : {}),
        ...(unitCost === null ? {} : { unitCost }),
      }),
      { ifMatch: license.version },
    );
  };
}
