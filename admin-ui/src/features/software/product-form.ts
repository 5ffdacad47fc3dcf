import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { SoftwareDetailResponse, SoftwareResponse, SoftwareResponseKind } from '../../api/model';
import { softwareUpdate } from '../../api/software';
import { Api } from '../../core/api/api';
import { options, productKindWords } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;

/** Changes a product's name, publisher and kind. */
@Component({
  selector: 'app-product-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog heading="Edit product" i18n-heading [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field
          label="Name"
          i18n-label
          hint="Its titles go with it, and so do those that come later under the name from before."
          i18n-hint
        >
          <input appInput formControlName="name" />
        </app-field>
        <app-field label="Publisher" i18n-label hint="Empty when nobody knows who makes it." i18n-hint>
          <input appInput formControlName="publisher" />
        </app-field>
        <app-field label="Kind" i18n-label>
          <select appInput formControlName="kind">
            @for (option of kinds; track option.value) {
              <option [value]="option.value">{{ option.label }}</option>
            }
          </select>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class ProductForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly product: SoftwareResponse }>();

  protected readonly kinds = options(productKindWords);

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    name: [this.data.product.name, [Validators.required, Validators.maxLength(longestName)]],
    publisher: [this.data.product.publisher ?? '', Validators.maxLength(longestName)],
    kind: this.#forms.control<SoftwareResponseKind>(this.data.product.kind),
  });

  readonly submit = (): Promise<SoftwareDetailResponse> => {
    const { id, version } = this.data.product;
    const { publisher, ...fields } = this.form.getRawValue();
    return this.#api.send(softwareUpdate(id, { ...fields, publisher: publisher.trim() === '' ? null : publisher }), {
      ifMatch: version,
    });
  };
}
