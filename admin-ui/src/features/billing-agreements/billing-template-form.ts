import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import {
  billingAgreementTemplatesCreate,
  billingAgreementTemplatesUpdate,
} from '../../api/billing-agreement-templates';
import type { BillingTemplateResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';
import { liveValue } from '../licenses/live-value';
import { AgreedProductsFields } from './agreed-products-fields';
import {
  type AgreedProduct,
  type Terms,
  longestName,
  productRows,
  rememberCurrency,
  templateProductsRequest,
  termsControls,
  termsRequest,
} from './billing-terms.model';
import { BillingTermsFields } from './billing-terms-fields';

/** What a template form begins with. */
export interface TemplateStart {
  readonly name: string;
  readonly description: string;
  readonly terms: Terms;
  readonly products: readonly AgreedProduct[];
}

/** Adds a template, or changes one. Its result is the template as it was saved. */
@Component({
  selector: 'app-billing-template-form',
  imports: [AgreedProductsFields, BillingTermsFields, DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" size="wide" [form]="form" [submit]="submit">
      <div class="parts">
        <app-form-section
          text="Agreements that are made from a template begin with its terms and products. Changing it later changes none of them."
          i18n-text
          [formGroup]="form"
          [columns]="2"
        >
          <app-field label="Name" i18n-label>
            <input appInput formControlName="name" autocomplete="off" />
          </app-field>
          <app-field label="Description" i18n-label>
            <input appInput formControlName="description" autocomplete="off" />
          </app-field>
        </app-form-section>
        <app-billing-terms-fields [controls]="form.controls" />
        <app-agreed-products-fields [rows]="form.controls.products" [currency]="value().currency" />
      </div>
    </app-dialog>
  `,
  styles: `
    .parts > * + * {
      display: block;
      margin-top: var(--space-5);
      padding-top: var(--space-5);
      border-top: 1px solid var(--border);
    }
  `,
})
export class BillingTemplateForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{ readonly start: TemplateStart; readonly saved: BillingTemplateResponse | null }>();

  protected readonly heading = this.data.saved
    ? $localize`Edit template ${this.data.saved.name}:name:`
    : $localize`Add template`;
  protected readonly submitLabel = this.data.saved ? $localize`Save` : $localize`Add`;

  protected readonly form = this.#fields.group({
    name: [this.data.start.name, [Validators.required, Validators.maxLength(longestName)]],
    description: [this.data.start.description],
    ...termsControls(this.#fields, this.data.start.terms),
    products: productRows(this.#fields, this.data.start.products),
  });
  protected readonly value = liveValue(() => this.form);

  readonly submit = (): Promise<BillingTemplateResponse> => {
    const { name, description, ...rest } = this.form.getRawValue();
    const products = templateProductsRequest(this.form.controls.products);
    const body = { name, description, ...termsRequest(rest), products };
    const { saved } = this.data;
    rememberCurrency(body.currency);
    return saved
      ? this.#api.send(billingAgreementTemplatesUpdate(saved.id, body), { ifMatch: saved.version })
      : this.#api.send(billingAgreementTemplatesCreate(body));
  };
}
