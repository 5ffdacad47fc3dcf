import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { licenseKeysChange } from '../../api/license-keys';
import type { LicenseKeyResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestLabel = 200;

/** Changes what a key is called. */
@Component({
  selector: 'app-license-key-label-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog heading="Edit label" i18n-heading [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Label" i18n-label>
          <input appInput formControlName="label" autocomplete="off" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class LicenseKeyLabelForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly licenseId: number; readonly key: LicenseKeyResponse }>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    label: [this.data.key.label, Validators.maxLength(longestLabel)],
  });

  readonly submit = (): Promise<LicenseKeyResponse> => {
    const { licenseId, key } = this.data;
    return this.#api.send(licenseKeysChange(licenseId, key.id, this.form.getRawValue()), { ifMatch: key.version });
  };
}
