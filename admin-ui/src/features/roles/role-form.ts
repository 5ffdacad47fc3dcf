import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';
import type { ApiRequest } from '../../core/api/api-request';
import type { Role, RoleFields, RoleKind } from './role-kind';

const longestName = 200;
const longestDescription = 10_000;

/** Adds a role, or changes one. */
@Component({
  selector: 'app-role-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" autocomplete="off" />
        </app-field>
        <app-field label="Description" i18n-label>
          <textarea appInput rows="3" formControlName="description"></textarea>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class RoleForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{
    readonly words: RoleKind['words'];
    readonly role: Role | null;
    readonly create: (fields: RoleFields) => ApiRequest<Role>;
    readonly update: (id: number, fields: RoleFields) => ApiRequest<Role>;
  }>();

  protected readonly heading = this.data.role ? this.data.words.edit : this.data.words.add;
  protected readonly submitLabel = this.data.role ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.role?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    description: [this.data.role?.description ?? '', Validators.maxLength(longestDescription)],
  });

  readonly submit = (): Promise<Role> => {
    const { role, create, update } = this.data;
    const fields = this.form.getRawValue();
    return role ? this.#api.send(update(role.id, fields), { ifMatch: role.version }) : this.#api.send(create(fields));
  };
}
