import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { alertsAcknowledge } from '../../api/alerts';
import type { AlertResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, Input } from '../../ui/form';
import { alertMessage } from './alert-words.rules';

/** Says who sees to an alert, or why it can wait. */
@Component({
  selector: 'app-acknowledge-form',
  imports: [DialogFrame, Field, Input, ReactiveFormsModule],
  template: `
    <app-dialog
      heading="Acknowledge alert"
      i18n-heading
      submitLabel="Acknowledge"
      i18n-submitLabel
      [form]="form"
      [submit]="submit"
    >
      <div [formGroup]="form" class="stack">
        <p>
          <strong>{{ name }}</strong><br />
          {{ message }}
        </p>
        <app-field label="Note" i18n-label hint="Who sees to it, or why it can wait." i18n-hint>
          <textarea appInput rows="3" formControlName="note"></textarea>
        </app-field>
      </div>
    </app-dialog>
  `,
})
export class AcknowledgeForm implements DialogContent {
  readonly #api = inject(Api);

  readonly data = dialogData<{ readonly alert: AlertResponse }>();
  protected readonly name = this.data.alert.license?.name ?? '';
  protected readonly message = alertMessage(this.data.alert);
  protected readonly form = inject(NonNullableFormBuilder).group({ note: [''] });
  readonly submit = (): Promise<AlertResponse> =>
    this.#api.send(alertsAcknowledge(this.data.alert.id, this.form.getRawValue()));
}
