import { Component, computed, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { licensesAddPurchase, licensesChangePurchase } from '../../api/licenses';
import type { AddPurchaseRequestKind, LicenseResponse, PurchaseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatMoney, formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import {
  DateInput,
  EntitySelect,
  type EntityOption,
  Field,
  FormSection,
  Input,
  MoneyInput,
  NumberInput,
} from '../../ui/form';
import { currencies } from './currencies';
import { otherFigure } from './license-cost.rules';
import { liveValue } from './live-value';
import { Makers } from './makers';
import { type AmountMode, amountsOf, shownAmount } from './purchase.rules';
import { purchaseKindWords } from './seat-words';

const largestQuantity = 10_000_000;
const longestNumber = 100;

/** Adds a purchase to a license, or corrects what the papers of one say. */
@Component({
  selector: 'app-purchase-form',
  imports: [
    DateInput,
    DialogFrame,
    EntitySelect,
    Field,
    FormSection,
    Input,
    MoneyInput,
    NumberInput,
    ReactiveFormsModule,
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
            {{ kindWords[purchase.kind] }}: {{ number(purchase.quantityDelta) }}.
            <ng-container i18n>The quantity is corrected by adding an adjustment.</ng-container>
          </p>
        }
        <app-field label="Purchased on" i18n-label [hint]="purchase ? '' : todayHint">
          <app-date-input formControlName="purchasedOn" />
        </app-field>
        <app-field label="Vendor" i18n-label>
          <app-entity-select
            formControlName="vendor"
            [search]="makers.findVendors"
            [create]="makers.addVendor()"
            createLabel="Add vendor"
            i18n-createLabel
          />
        </app-field>
      </app-form-section>
      <app-form-section heading="Cost" i18n-heading [formGroup]="form" [columns]="3">
        <app-field label="Cost" i18n-label [hint]="costText()">
          <app-money-input formControlName="amount" [currency]="value().currency" />
        </app-field>
        <app-field label="The cost is" i18n-label>
          <select appInput formControlName="mode">
            <option value="PER_LICENSE" i18n>per license</option>
            <option value="TOTAL" i18n>in total</option>
          </select>
        </app-field>
        <app-field label="Currency" i18n-label>
          <select appInput formControlName="currency">
            <option value=""></option>
            @for (option of currencies; track option.code) {
              <option [value]="option.code">{{ option.label }}</option>
            }
          </select>
        </app-field>
      </app-form-section>
      <app-form-section heading="Papers" i18n-heading [formGroup]="form" [columns]="2">
        <app-field label="PO number" i18n-label>
          <input appInput formControlName="poNumber" />
        </app-field>
        <app-field label="Invoice number" i18n-label>
          <input appInput formControlName="invoiceNumber" />
        </app-field>
        <app-field label="Note" i18n-label wide>
          <textarea appInput formControlName="note"></textarea>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class PurchaseForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  protected readonly makers = inject(Makers);
  readonly data = dialogData<{ readonly license: LicenseResponse; readonly purchase: PurchaseResponse | null }>();

  protected readonly purchase = this.data.purchase;
  protected readonly heading = this.purchase
    ? $localize`Edit purchase of ${this.data.license.name}:license:`
    : $localize`Add purchase of ${this.data.license.name}:license:`;
  protected readonly submitLabel = this.purchase ? $localize`Save` : $localize`Add`;
  protected readonly todayHint = $localize`Today, if left empty.`;
  protected readonly kinds: readonly AddPurchaseRequestKind[] = ['PURCHASE', 'RENEWAL', 'ADJUSTMENT'];
  protected readonly kindWords = purchaseKindWords;
  protected readonly currencies = currencies;
  protected readonly number = formatNumber;

  readonly #shown = shownAmount(this.purchase);
  protected readonly form = this.#fields.group({
    kind: this.#fields.control<AddPurchaseRequestKind>('PURCHASE'),
    quantityDelta: this.#fields.control<number | null>(this.purchase?.quantityDelta ?? null, [
      Validators.required,
      Validators.min(-largestQuantity),
      Validators.max(largestQuantity),
    ]),
    purchasedOn: this.#fields.control<string | null>(
      this.purchase?.purchasedOn ?? null,
      this.purchase ? Validators.required : [],
    ),
    vendor: this.#fields.control<EntityOption | null>(this.purchase ? this.purchase.vendor : this.data.license.vendor),
    amount: this.#fields.control<string | null>(this.#shown.amount),
    mode: this.#fields.control<AmountMode>(this.#shown.mode),
    currency: this.#fields.control(this.purchase?.currency ?? this.data.license.cost?.currency ?? ''),
    poNumber: this.#fields.control(this.purchase?.poNumber ?? '', Validators.maxLength(longestNumber)),
    invoiceNumber: this.#fields.control(this.purchase?.invoiceNumber ?? '', Validators.maxLength(longestNumber)),
    note: this.#fields.control(this.purchase?.note ?? ''),
  });
  protected readonly value = liveValue(() => this.form);

  protected readonly changeText = computed(() => {
    const { quantityDelta } = this.value();
    if (quantityDelta === null) return $localize`Below zero to take licenses away.`;
    const after = this.data.license.quantity + quantityDelta;
    return $localize`${formatNumber(after)}:quantity: licenses then`;
  });
  protected readonly costText = computed(() => {
    const { amount, mode, quantityDelta, currency } = this.value();
    const other = otherFigure(mode, amount, Math.abs(quantityDelta ?? 0), currency);
    if (!other) return '';
    const shown = formatMoney(other.amount, currency);
    return mode === 'TOTAL' ? $localize`${shown}:amount: per license` : $localize`${shown}:amount: in total`;
  });

  readonly submit = (): Promise<PurchaseResponse> => {
    const { license, purchase } = this.data;
    const { kind, quantityDelta, purchasedOn, vendor, amount, mode, currency, ...papers } = this.form.getRawValue();
    const body = {
      ...papers,
      ...amountsOf(purchase, { amount, mode, currency }),
      vendorId: vendor?.id ?? null,
      ...(purchasedOn === null ? {} : { purchasedOn }),
    };
    return purchase
      ? this.#api.send(licensesChangePurchase(license.id, purchase.id, body), { ifMatch: purchase.version })
      : this.#api.send(licensesAddPurchase(license.id, { ...body, kind, quantityDelta: quantityDelta ?? 0 }));
  };
}
