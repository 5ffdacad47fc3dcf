import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingIssuerSet } from '../../api/billing-issuer';
import type { IssuerResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, Input } from '../../ui/form';

/** As the API has them. */
const longestName = 200;
const longestDetails = 2_000;

/** Says whose name and address stand on printed invoices. */
@Component({
  selector: 'app-issuer-form',
  imports: [DialogFrame, Field, Input, ReactiveFormsModule],
  template: `
    <app-dialog heading="Your details on invoices" i18n-heading [form]="form" [submit]="submit">
      <div class="stack" [formGroup]="form">
        <p class="muted" i18n>They stand at the top of every invoice that is printed, also of older ones.</p>
        <app-field label="Company" i18n-label hint="Who sends the invoices" i18n-hint>
          <input appInput formControlName="name" autocomplete="organization" />
        </app-field>
        <app-field
          label="Address and more"
          i18n-label
          hint="One thing a line: street, city, tax number, bank account, e-mail"
          i18n-hint
        >
          <textarea appInput rows="6" formControlName="details"></textarea>
        </app-field>
      </div>
    </app-dialog>
  `,
})
export class IssuerForm implements DialogContent {
  readonly #api = inject(Api);

  readonly data = dialogData<{ readonly issuer: IssuerResponse }>();
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.issuer.name, Validators.maxLength(longestName)],
    details: [this.data.issuer.details, Validators.maxLength(longestDetails)],
  });

  readonly submit = (): Promise<IssuerResponse> =>
    this.#api.send(billingIssuerSet(this.form.getRawValue()), { ifMatch: this.data.issuer.version });
}
