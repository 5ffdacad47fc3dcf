import { Component, computed, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { licensesAddPurchase, licensesChangePurchase } from '../../api/licenses';
import type { AddPurchaseRequestKind, PurchaseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatChange, formatMoney } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection, Input, NumberInput } from '../../ui/form';
import { CostFields } from './cost-fields';
import { licenseCountText } from '../../core/counts';
import { largestQuantity } from './largest-quantity';
import { otherFigure } from './license-cost.rules';
import { liveValue } from './live-value';
import { purchaseOrigin, purchaseOriginControls, purchaseOriginRequest } from './purchase-form.model';
import { PurchasePapersFields } from './purchase-papers-fields';
import { type AmountMode, amountsOf, shownAmount } from './purchase.rules';
import { purchaseKindWords } from './seat-words';
import { VendorField } from './vendor-field';
import type { WholeLicense } from './whole-license';

/** Adds a purchase to a license, or corrects what the papers of one say. */
@Component({
  selector: 'app-purchase-form',
  imports: [
    CostFields,
    DateInput,
    DialogFrame,
    Field,
    FormSection,
    Input,
    NumberInput,
    PurchasePapersFields,
    ReactiveFormsModule,
    VendorField,
  ],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" size="medium" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form" [columns]="2">
        @if (!purchase) {
          <app-field label="Kind" i18n-label>
            <select appInput formControlName="kind">
              @for (kind of kinds; track kind) {
                <option [value]="kind">{{ kindWords[kind] }}</option>
              }
            </select>
          </app-field>
          <app-field label="Quantity change" i18n-label [hint]="changeText()">
            <app-number-input formControlName="quantityDelta" />
          </app-field>
        } @else {
          <p class="wide muted">
            {{ kindWords[purchase.kind] }}: {{ change(purchase.quantityDelta) }}.
            <ng-container i18n>The quantity is corrected by adding an adjustment.</ng-container>
          </p>
        }
        <app-field label="Purchased on" i18n-label [hint]="purchase ? '' : todayHint">
          <app-date-input formControlName="purchasedOn" />
        </app-field>
        <app-vendor-field />
      </app-form-section>
      <app-form-section heading="Cost" i18n-heading [formGroup]="form">
        <app-cost-fields [currency]="value().currency" [hint]="costText()" withoutCurrency />
      </app-form-section>
      <app-form-section heading="Paperwork" i18n-heading [formGroup]="form" [columns]="2">
        <app-purchase-papers-fields />
      </app-form-section>
    </app-dialog>
  `,
})
export class PurchaseForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{ readonly license: WholeLicense; readonly purchase: PurchaseResponse | null }>();

  protected readonly purchase = this.data.purchase;
  protected readonly heading = this.purchase
    ? $localize`Edit purchase of ${this.data.license.name}:license:`
    : $localize`Add purchase of ${this.data.license.name}:license:`;
  protected readonly submitLabel = this.purchase ? $localize`Save` : $localize`Add`;
  protected readonly todayHint = $localize`Today, if left empty.`;
  protected readonly kinds: readonly AddPurchaseRequestKind[] = ['PURCHASE', 'RENEWAL', 'ADJUSTMENT'];
  protected readonly kindWords = purchaseKindWords;
  protected readonly change = formatChange;

  readonly #shown = shownAmount(this.purchase);
  protected readonly form = this.#fields.group({
    kind: this.#fields.control<AddPurchaseRequestKind>('PURCHASE'),
    quantityDelta: this.#fields.control<number | null>(this.purchase?.quantityDelta ?? null, [
      Validators.required,
      Validators.min(-largestQuantity),
      Validators.max(largestQuantity),
    ]),
    ...purchaseOriginControls(this.#fields, purchaseOrigin(this.purchase, this.data.license.vendor)),
    amount: this.#fields.control<string | null>(this.#shown.amount),
    mode: this.#fields.control<AmountMode>(this.#shown.mode),
    currency: this.#fields.control(this.purchase?.currency ?? this.data.license.cost?.currency ?? ''),
  });
  protected readonly value = liveValue(() => this.form);

  protected readonly changeText = computed(() => {
    const { quantityDelta } = this.value();
    if (quantityDelta === null) return $localize`Below zero to take licenses away.`;
    const after = this.data.license.quantity + quantityDelta;
    return $localize`${licenseCountText(after)}:licenses: then`;
  });
  protected readonly costText = computed(() => {
    const { amount, mode, quantityDelta, currency } = this.value();
    const other = otherFigure(mode, amount, Math.abs(quantityDelta ?? 0), currency);
    if (!other) return '';
    const shown = formatMoney(other.amount, currency);
    return mode === 'TOTAL' ? $localize`${shown}:amount: per license` : $localize`${shown}:amount: in total`;
  });

  constructor() {
    // An empty day is today; a purchase that was made has its day.
    if (this.purchase) this.form.controls.purchasedOn.addValidators(Validators.required);
  }

  readonly submit = (): Promise<PurchaseResponse> => {
    const { license, purchase } = this.data;
    const { kind, quantityDelta, amount, mode, currency, ...origin } = this.form.getRawValue();
    const body = { ...purchaseOriginRequest(origin), ...amountsOf(purchase, { amount, mode, currency }) };
    return purchase
      ? this.#api.send(licensesChangePurchase(license.id, purchase.id, body), { ifMatch: purchase.version })
      : this.#api.send(licensesAddPurchase(license.id, { ...body, kind, quantityDelta: quantityDelta ?? 0 }));
  };
}
