import { Component, computed, effect, inject } from '@angular/core';
import { type AbstractControl, NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { billingAccountsList } from '../../api/billing-accounts';
import { billingProductsCreate, billingProductsInheritedCost, billingProductsUpdate } from '../../api/billing-products';
import type { BillingProductResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { type EntityOption, EntitySelect, Field, FormSection, Input } from '../../ui/form';
import { liveValue } from '../licenses/live-value';
import { accountOption, productForm, type ProductStart } from './billing-product-form.model';
import { defaultAccounts, followsDefault, proposedCost } from './billing-product-form.rules';
import { productRequest } from './billing-product-request.rules';
import { MeasuredLine } from './measured-line';
import { PriceFields } from './price-fields';
import { SourceFields } from './source-fields';

const offered = 20;
/** The default accounts are there from the start: they are the oldest. */
const oldest = 20;

/** What the form is opened with. */
interface ProductFormData {
  readonly start: ProductStart;
  /** The product that is edited; `null` adds one. */
  readonly product: BillingProductResponse | null;
}

/** Adds a product, or changes one. Its result is the product as it was saved. */
@Component({
  selector: 'app-billing-product-form',
  imports: [
    DialogFrame,
    EntitySelect,
    Field,
    FormSection,
    Input,
    MeasuredLine,
    PriceFields,
    ReactiveFormsModule,
    SourceFields,
  ],
  template: `
    <app-dialog [heading]="heading" size="wide" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <div class="parts">
        <app-source-fields [form]="form" [saved]="saved" />
        <app-form-section heading="General" i18n-heading [formGroup]="form" [columns]="2">
          <app-field label="Name" i18n-label hint="As the invoice calls it" i18n-hint>
            <input appInput formControlName="name" autocomplete="off" />
          </app-field>
          <app-field label="Account" i18n-label hint="What income from it is booked under" i18n-hint>
            <app-entity-select
              formControlName="account"
              [search]="findAccounts"
              [optionOf]="accountOption"
              [clearable]="false"
            />
          </app-field>
        </app-form-section>
        <app-price-fields [form]="form" [inheritedCost]="inheritedCost()" />
        <app-form-section [formGroup]="form">
          <app-field label="Description" i18n-label hint="For yourself: it is not on invoices." i18n-hint>
            <textarea appInput rows="2" formControlName="description"></textarea>
          </app-field>
        </app-form-section>
      </div>
      <app-measured-line dialogFooter [form]="form" />
    </app-dialog>
  `,
  styles: `
    .parts > * {
      display: block;
    }
    .parts > * + * {
      margin-top: var(--space-5);
      padding-top: var(--space-5);
      border-top: 1px solid var(--border);
    }
  `,
})
export class BillingProductForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<ProductFormData>();

  protected readonly saved = this.data.product;
  readonly #isNew = this.data.start.shown === null;
  protected readonly heading = this.saved ? $localize`Edit product` : $localize`Add product`;
  protected readonly submitLabel = this.saved ? $localize`Save` : $localize`Add`;

  protected readonly form = productForm(inject(NonNullableFormBuilder), this.data.start);
  readonly #value = liveValue(() => this.form);
  readonly #source = computed(() => this.#value().quantitySource);
  readonly #type = computed(() => this.#source().type);
  readonly #license = computed(() => (this.#type() === 'SOFTWARE_LICENSE' ? this.#source().license : null));

  readonly #oldestAccounts = apiResource(() => billingAccountsList({ sort: 'createdAt', pageSize: oldest }));
  readonly #defaults = computed(() =>
    this.#oldestAccounts.hasValue() ? defaultAccounts(this.#oldestAccounts.value().items) : null,
  );
  readonly #licenseId = computed(() => this.#license()?.id);
  readonly #cost = apiResource(
    () => {
      const id = this.#licenseId();
      return id === undefined ? undefined : billingProductsInheritedCost(id);
    },
    { topics: ['licenses'] },
  );
  /** What the chosen license costs; `undefined` while that is not known. */
  protected readonly inheritedCost = computed(() => {
    if (this.#cost.hasValue()) return this.#cost.value().cost;
    return this.#cost.error() === undefined ? undefined : null;
  });

  protected readonly accountOption = accountOption;
  protected readonly findAccounts = (q: string) => billingAccountsList({ q, pageSize: offered, sort: 'code' });

  constructor() {
    const { name, quantitySource, account, costSource, price } = this.form.controls;
    const { license, count, quantity, devices, deviceGroup, endUsers, roles } = quantitySource.controls;
    // What does not belong to the chosen source is kept, and is neither checked nor sent.
    effect(() => {
      const source = this.#source();
      for (const control of [license, count]) turn(control, source.type === 'SOFTWARE_LICENSE');
      turn(quantity, source.type === 'MANUAL');
      turn(devices, source.type === 'DEVICE_COUNT');
      turn(deviceGroup, source.type === 'DEVICE_COUNT' && source.devices === 'SOME');
      turn(endUsers, source.type === 'END_USER_COUNT');
      turn(roles, source.type === 'END_USER_COUNT' && source.endUsers === 'SOME');
    });
    effect(() => {
      const { costSource: cost, price: sold } = this.#value();
      turn(costSource.controls.amount, cost.type === 'FIXED');
      turn(price.controls.amount, sold.type === 'FIXED');
      turn(price.controls.percent, sold.type === 'MARKUP');
    });
    // Until somebody chooses another account, the product is booked under that of its source.
    effect(() => {
      const [type, defaults] = [this.#type(), this.#defaults()];
      const wanted = defaults?.get(type);
      if (wanted === undefined || defaults === null || account.dirty) return;
      if (followsDefault(this.data.start.shown, defaults)) put(account, accountOption(wanted));
    });
    effect(() => {
      const proposal = proposedCost(this.#type(), this.inheritedCost());
      const mustChange = proposal.cost === 'FIXED' && this.#type() !== 'SOFTWARE_LICENSE';
      const { type: cost } = costSource.controls;
      if (mustChange || (this.#isNew && cost.pristine)) put(cost, proposal.cost);
      if (this.#isNew && price.controls.type.pristine) put(price.controls.type, proposal.price);
    });
    effect(() => {
      const chosen = this.#license();
      if (!this.#isNew || name.dirty) return;
      if (chosen !== null) put(name, chosen.name);
      else if (this.#type() !== 'SOFTWARE_LICENSE') put(name, '');
    });
  }

  readonly submit = (): Promise<BillingProductResponse> => {
    const request = productRequest(this.form.getRawValue());
    return this.saved
      ? this.#api.send(billingProductsUpdate(this.saved.id, request), { ifMatch: this.saved.version })
      : this.#api.send(billingProductsCreate(request));
  };
}

function turn(control: AbstractControl, isOn: boolean): void {
  if (isOn !== control.enabled) control[isOn ? 'enable' : 'disable']();
}

function put<Value extends string | EntityOption | null>(control: AbstractControl<Value>, value: Value): void {
  const [held, wanted] = [JSON.stringify(control.value), JSON.stringify(value)];
  if (held !== wanted) control.setValue(value);
}
