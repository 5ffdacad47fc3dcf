import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';
import type { Role, RoleKind } from './role-kind';

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
  readonly data = dialogData<{ readonly kind: RoleKind; readonly role: Role | null }>();

  protected readonly heading = this.data.role ? this.data.kind.words.edit : this.data.kind.words.add;
  protected readonly submitLabel = this.data.role ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.role?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    description: [this.data.role?.description ?? '', Validators.maxLength(longestDescription)],
  });

  readonly submit = (): Promise<Role> => {
    const { kind, role } = this.data;
    const fields = this.form.getRawValue();
    return role
      ? this.#api.send(kind.update(role.id, fields), { ifMatch: role.version })
      : this.#api.send(kind.create(fields));
  };
}
