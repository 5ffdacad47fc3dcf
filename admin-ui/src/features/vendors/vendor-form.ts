import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { VendorResponse } from '../../api/model';
import { vendorsCreate, vendorsUpdate } from '../../api/vendors';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;
const longestWebsite = 500;

/** Adds a vendor, or changes one. */
@Component({
  selector: 'app-vendor-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" />
        </app-field>
        <app-field label="Website" i18n-label>
          <input appInput type="url" formControlName="website" placeholder="https://" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class VendorForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly vendor: VendorResponse | null }>();

  protected readonly heading = this.data.vendor ? $localize`Edit vendor` : $localize`Add vendor`;
  protected readonly submitLabel = this.data.vendor ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.vendor?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    website: [this.data.vendor?.website ?? '', Validators.maxLength(longestWebsite)],
  });

  readonly submit = (): Promise<VendorResponse> => {
    const { vendor } = this.data;
    const body = this.form.getRawValue();
    return vendor
      ? this.#api.send(vendorsUpdate(vendor.id, body), { ifMatch: vendor.version })
      : this.#api.send(vendorsCreate(body));
  };
}
