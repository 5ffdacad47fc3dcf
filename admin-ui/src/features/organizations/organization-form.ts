import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { OrganizationResponse } from '../../api/model';
import { organizationsCreate, organizationsUpdate } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;

/** Adds an organization, or changes one. */
@Component({
  selector: 'app-organization-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" />
        </app-field>
        <app-field label="Description" i18n-label>
          <textarea appInput formControlName="description"></textarea>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class OrganizationForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly organization: OrganizationResponse | null }>();

  protected readonly heading = this.data.organization ? $localize`Edit organization` : $localize`Add organization`;
  protected readonly submitLabel = this.data.organization ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.organization?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    description: [this.data.organization?.description ?? ''],
  });

  readonly submit = (): Promise<OrganizationResponse> => {
    const { organization } = this.data;
    const body = this.form.getRawValue();
    return organization
      ? this.#api.send(organizationsUpdate(organization.id, body), { ifMatch: organization.version })
      : this.#api.send(organizationsCreate(body));
  };
}
