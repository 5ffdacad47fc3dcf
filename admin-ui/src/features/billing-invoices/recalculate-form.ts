import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { billingInvoicesRecalculate } from '../../api/billing-invoices';
import type { InvoiceResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatDate } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field } from '../../ui/form';

/** Measures a pending invoice anew. */
@Component({
  selector: 'app-recalculate-form',
  imports: [DialogFrame, Field, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" submitLabel="Measure anew" i18n-submitLabel [form]="form" [submit]="submit">
      <div class="stack" [formGroup]="form">
        <p>{{ what }}</p>
        <app-field hint="Without this, lines that you changed, added or took out stay as you left them." i18n-hint>
          <label class="check">
            <input type="checkbox" formControlName="resetEdits" />
            <ng-container i18n>Undo changes by hand, too</ng-container>
          </label>
        </app-field>
      </div>
    </app-dialog>
  `,
})
export class RecalculateForm implements DialogContent {
  readonly #api = inject(Api);

  readonly data = dialogData<{ readonly invoice: InvoiceResponse }>();
  protected readonly heading = $localize`Measure ${this.data.invoice.number}:number: anew`;
  protected readonly what = $localize`Counts again who was there at the end of ${formatDate(this.data.invoice.measuredOn)}:day:, with the products, prices and tax rate that the agreement has now. The number stays.`;
  protected readonly form = inject(NonNullableFormBuilder).group({ resetEdits: [false] });

  readonly submit = (): Promise<InvoiceResponse> =>
    this.#api.send(billingInvoicesRecalculate(this.data.invoice.id, this.form.getRawValue()), {
      ifMatch: this.data.invoice.version,
    });
}
