import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { PublisherResponse } from '../../api/model';
import { publishersCreate, publishersUpdate } from '../../api/publishers';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;
const longestWebsite = 500;

/** Adds a publisher, or changes one. */
@Component({
  selector: 'app-publisher-form',
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
export class PublisherForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly publisher: PublisherResponse | null }>();

  protected readonly heading = this.data.publisher ? $localize`Edit publisher` : $localize`Add publisher`;
  protected readonly submitLabel = this.data.publisher ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.publisher?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    website: [this.data.publisher?.website ?? '', Validators.maxLength(longestWebsite)],
  });

  readonly submit = (): Promise<PublisherResponse> => {
    const { publisher } = this.data;
    const body = this.form.getRawValue();
    return publisher
      ? this.#api.send(publishersUpdate(publisher.id, body), { ifMatch: publisher.version })
      : this.#api.send(publishersCreate(body));
  };
}
