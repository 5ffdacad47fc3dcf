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
  readonly run: (proof: ProofRequest) => Promise<unknown>;
}

/** Asks for the password before something is done that somebody else at the desk must not do. */
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
        <app-field label="Your password" i18n-label>
          <input appInput type="password" autocomplete="current-password" formControlName="password" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class ProofForm implements DialogContent {
  readonly data = dialogData<ProofQuestion>();
  protected readonly form = inject(NonNullableFormBuilder).group({ password: ['', Validators.required] });

  readonly submit = async (): Promise<true> => {
    await this.data.run(this.form.getRawValue());
    return true;
  };
}
