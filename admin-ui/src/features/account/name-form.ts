import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { authUpdateAccount } from '../../api/auth';
import { Api } from '../../core/api/api';
import { Session } from '../../core/session/session';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;

/** Changes what one is called. */
@Component({
  selector: 'app-name-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog heading="Change name" i18n-heading [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label hint="As others see you" i18n-hint>
          <input appInput autocomplete="name" formControlName="name" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class NameForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly data = dialogData<{ readonly name: string }>();
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.name, [Validators.required, Validators.maxLength(longestName)]],
  });

  readonly submit = async (): Promise<true> => {
    await this.#api.send(authUpdateAccount(this.form.getRawValue()));
    await this.#session.load();
    return true;
  };
}
