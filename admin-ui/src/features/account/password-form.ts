import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { authChangePassword } from '../../api/auth';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';
import { newPasswordHint, newPasswordRules } from '../sign-in/new-password';

/** Chooses another password for oneself. */
@Component({
  selector: 'app-password-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog
      heading="Change password"
      i18n-heading
      submitLabel="Change"
      i18n-submitLabel
      [form]="form"
      [submit]="submit"
    >
      <app-form-section [formGroup]="form" text="Your other sessions end." i18n-text>
        <app-field label="Current password" i18n-label>
          <input appInput type="password" autocomplete="current-password" formControlName="currentPassword" />
        </app-field>
        <app-field label="New password" i18n-label [hint]="passwordHint">
          <input appInput type="password" autocomplete="new-password" formControlName="newPassword" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class PasswordForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = null;
  protected readonly passwordHint = newPasswordHint;
  protected readonly form = inject(NonNullableFormBuilder).group({
    currentPassword: ['', Validators.required],
    newPassword: ['', [Validators.required, ...newPasswordRules]],
  });

  readonly submit = async (): Promise<true> => {
    await this.#api.send(authChangePassword(this.form.getRawValue()));
    return true;
  };
}
