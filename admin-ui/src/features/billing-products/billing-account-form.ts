import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingAccountsCreate, billingAccountsUpdate } from '../../api/billing-accounts';
import type { BillingAccountResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestCode = 50;
const longestName = 200;
const longestDescription = 10_000;

/** Adds an account, or changes one. */
@Component({
  selector: 'app-billing-account-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Code" i18n-label hint="As your bookkeeping has it, as in 4000. Exports carry it." i18n-hint>
          <input appInput formControlName="code" autocomplete="off" />
        </app-field>
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" autocomplete="off" />
        </app-field>
        <app-field label="Description" i18n-label>
          <textarea appInput rows="2" formControlName="description"></textarea>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class BillingAccountForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly account: BillingAccountResponse | null }>();

  protected readonly heading = this.data.account ? $localize`Edit account` : $localize`Add account`;
  protected readonly submitLabel = this.data.account ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    code: [this.data.account?.code ?? '', [Validators.required, Validators.maxLength(longestCode)]],
    name: [this.data.account?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    description: [this.data.account?.description ?? '', Validators.maxLength(longestDescription)],
  });

  readonly submit = (): Promise<BillingAccountResponse> => {
    const { account } = this.data;
    const fields = this.form.getRawValue();
    return account
      ? this.#api.send(billingAccountsUpdate(account.id, fields), { ifMatch: account.version })
      : this.#api.send(billingAccountsCreate(fields));
  };
}
