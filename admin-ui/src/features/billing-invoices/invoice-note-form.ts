import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingInvoicesUpdate } from '../../api/billing-invoices';
import type { InvoiceResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, Input } from '../../ui/form';

/** As the API has it. */
const longestNote = 10_000;

/** Changes what is written under the lines of an invoice. */
@Component({
  selector: 'app-invoice-note-form',
  imports: [DialogFrame, Field, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [form]="form" [submit]="submit">
      <app-field
        [formGroup]="form"
        label="Note"
        i18n-label
        hint="It is printed on the invoice: your customer reads it."
        i18n-hint
      >
        <textarea appInput rows="6" formControlName="note"></textarea>
      </app-field>
    </app-dialog>
  `,
})
export class InvoiceNoteForm implements DialogContent {
  readonly #api = inject(Api);

  readonly data = dialogData<{ readonly invoice: InvoiceResponse }>();
  protected readonly heading = $localize`Note on ${this.data.invoice.number}:number:`;
  protected readonly form = inject(NonNullableFormBuilder).group({
    note: [this.data.invoice.note, Validators.maxLength(longestNote)],
  });

  readonly submit = (): Promise<InvoiceResponse> =>
    this.#api.send(billingInvoicesUpdate(this.data.invoice.id, this.form.getRawValue()), {
      ifMatch: this.data.invoice.version,
    });
}
