import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { ProofRequest } from '../../api/model';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

/** What is done once somebody has shown who they are. */
export interface ProofQuestion {
  readonly heading: string;
  readonly text: string;
  readonly submitLabel: string;
  readonly danger: boolean;
  /** Without a password, a one-time code is asked for. */
  readonly hasPassword: boolean;
  readonly run: (proof: ProofRequest) => Promise<unknown>;
}

/** Asks for the password, or a one-time code where there is none, before something is done that somebody else at the desk must not do. */
@Component({
  selector: 'app-proof-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog
      [heading]="data.heading"
      [submitLabel]="data.submitLabel"
      [danger]="data.danger"
      [form]="form"
      [submit]="submit"
    >
      <app-form-section [formGroup]="form" [text]="data.text">
        @if (data.hasPassword) {
          <app-field label="Your password" i18n-label>
            <input appInput type="password" autocomplete="current-password" formControlName="password" />
          </app-field>
        } @else {
          <app-field label="One-time code" i18n-label [hint]="codeHint">
            <input
              appInput
              autocomplete="one-time-code"
              autocapitalize="off"
              spellcheck="false"
              formControlName="code"
            />
          </app-field>
        }
      </app-form-section>
    </app-dialog>
  `,
})
export class ProofForm implements DialogContent {
  readonly data = dialogData<ProofQuestion>();
  protected readonly codeHint = $localize`Six digits from your app, or one of your recovery codes`;
  protected readonly form = inject(NonNullableFormBuilder).group({
    password: ['', this.data.hasPassword ? [Validators.required] : []],
    code: ['', this.data.hasPassword ? [] : [Validators.required]],
  });

  readonly submit = async (): Promise<true> => {
    const { password, code } = this.form.getRawValue();
    await this.data.run(this.data.hasPassword ? { password } : { code });
    return true;
  };
}
