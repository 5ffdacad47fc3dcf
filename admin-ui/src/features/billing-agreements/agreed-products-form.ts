import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder } from '@angular/forms';

import type { BillingAgreementResponse, BillingProductResponse } from '../../api/model';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { AgreedProductsFields } from './agreed-products-fields';
import { AgreementChanges } from './agreement-changes';
import { addedProduct, productRows, productsRequest } from './billing-terms.model';

/** Changes the products of an agreement. Its result is the agreement as it was saved. */
@Component({
  selector: 'app-agreed-products-form',
  imports: [AgreedProductsFields, DialogFrame],
  template: `
    <app-dialog [heading]="heading" size="wide" [form]="form" [submit]="submit">
      <app-agreed-products-fields
        heading=""
        [rows]="form.controls.products"
        [currency]="data.agreement.currency"
        withRates
      />
      <p dialogFooter class="muted" i18n>Counts from the next invoice on.</p>
    </app-dialog>
  `,
})
export class AgreedProductsForm implements DialogContent {
  readonly #changes = inject(AgreementChanges);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{
    readonly agreement: BillingAgreementResponse;
    /** What is put on it, as the last line. */
    readonly added: BillingProductResponse | null;
  }>();

  protected readonly heading = $localize`Products of ${this.data.agreement.name}:name:`;
  protected readonly form = this.#fields.group({
    products: productRows(this.#fields, [
      ...this.data.agreement.products,
      ...(this.data.added ? [addedProduct(this.data.added)] : []),
    ]),
  });

  readonly submit = (): Promise<BillingAgreementResponse> =>
    this.#changes.save(this.data.agreement, { products: productsRequest(this.form.controls.products) });
}
