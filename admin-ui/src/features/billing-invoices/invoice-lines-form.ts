import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormArray, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingInvoicesUpdate } from '../../api/billing-invoices';
import type { InvoiceResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatMoney } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, Input, MoneyInput, NumberInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { type TypedLine, invoiceTotals, lineAmount } from './invoice-amounts.rules';
import { type EditedLine, editedLine, lineRequests } from './line-edits.rules';

/** As the API has them. */
const longestDescription = 500;
const mostOfALine = 10_000_000;

/** Changes the lines of a pending invoice. */
@Component({
  selector: 'app-invoice-lines-form',
  imports: [DialogFrame, Field, Icon, Input, MoneyInput, NumberInput, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" size="wide" [form]="form" [submit]="submit">
      <p class="muted" i18n>
        A line that is changed keeps its evidence. What you change or take out stays so when the invoice is measured
        anew. A price below 0 gives something back.
      </p>
      <ul>
        @for (line of lines.controls; track line; let index = $index) {
          <li [formGroup]="line">
            <app-field class="description" [class.named-above]="index > 0" label="Description" i18n-label>
              <input appInput formControlName="description" />
            </app-field>
            <app-field [class.named-above]="index > 0" label="Quantity" i18n-label>
              <app-number-input formControlName="quantity" />
            </app-field>
            <app-field [class.named-above]="index > 0" label="Included" i18n-label>
              <app-number-input formControlName="includedCount" />
            </app-field>
            <app-field [class.named-above]="index > 0" label="Unit price" i18n-label>
              <app-money-input formControlName="unitPrice" [currency]="data.invoice.currency" />
            </app-field>
            <label class="check">
              <input type="checkbox" formControlName="taxable" /> <ng-container i18n>Taxed</ng-container>
            </label>
            <span class="amount">
              <span class="muted small" i18n>Amount</span>
              <strong>{{ amounts()[index] }}</strong>
            </span>
            <button
              type="button"
              class="button button-icon button-quiet"
              [attr.aria-label]="removeLabel(index)"
              (click)="remove(index)"
            >
              <app-icon name="trash" />
            </button>
          </li>
        }
      </ul>
      <button type="button" class="button" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add line</ng-container>
      </button>
      <p dialogFooter aria-live="polite">{{ summary() }}</p>
    </app-dialog>
  `,
  styles: `
    .muted {
      margin-bottom: 12px;
    }
    ul {
      margin-bottom: 12px;
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }
    ul:empty {
      display: none;
    }
    li {
      --name-height: 24px;

      display: grid;
      grid-template-columns: minmax(160px, 1fr) 92px 92px 150px auto 104px auto;
      align-items: start;
      gap: 8px 12px;
      padding: 12px;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .check,
    .button-icon {
      margin-top: var(--name-height);
    }
    .check,
    strong {
      min-height: var(--control-height);
      align-content: center;
      align-items: center;
    }
    .amount {
      display: flex;
      flex-direction: column;
      align-items: flex-end;
      white-space: nowrap;
    }
    .amount .muted {
      height: var(--name-height);
      margin: 0;
      overflow: hidden;
      line-height: 20px;
    }
    @media (width > 860px) {
      li + li {
        --name-height: 0px;
      }
    }
    @media (width <= 860px) {
      li {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .description {
        grid-column: 1 / -1;
      }
      .button-icon {
        justify-self: end;
      }
      .amount {
        align-items: flex-start;
      }
    }
  `,
})
export class InvoiceLinesForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly data = dialogData<{ readonly invoice: InvoiceResponse }>();
  protected readonly heading = $localize`Lines of ${this.data.invoice.number}:number:`;
  protected readonly form = this.#fields.group({
    lines: new FormArray(this.data.invoice.lines.map((line) => this.#row(editedLine(line)))),
  });
  protected readonly lines = this.form.controls.lines;

  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  readonly #typed = computed<readonly TypedLine[]>(() => {
    this.#value();
    return this.lines.getRawValue();
  });
  protected readonly amounts = computed(() =>
    this.#typed().map((line) => this.#money(lineAmount(line, this.data.invoice.currency))),
  );
  protected readonly summary = computed(() => {
    const { currency, taxPercent } = this.data.invoice;
    const { total, tax } = invoiceTotals(this.#typed(), taxPercent, currency);
    return $localize`Total ${this.#money(total)}:total:, of which ${this.#money(tax)}:tax: tax`;
  });

  protected add(): void {
    this.lines.push(this.#row(editedLine(null)));
    this.form.markAsDirty();
  }

  protected remove(index: number): void {
    this.lines.removeAt(index);
    this.form.markAsDirty();
  }

  protected removeLabel(index: number): string {
    const description = this.lines.at(index).controls.description.value;
    return description === '' ? $localize`Take out the new line` : $localize`Take out ${description}:line:`;
  }

  readonly submit = (): Promise<InvoiceResponse> => {
    const { id, version } = this.data.invoice;
    const lines = lineRequests(this.lines.getRawValue());
    return this.#api.send(billingInvoicesUpdate(id, { lines }), { ifMatch: version });
  };

  #row(line: EditedLine) {
    const count = [Validators.required, Validators.min(0), Validators.max(mostOfALine)];
    return this.#fields.group({
      id: [line.id],
      description: [line.description, [Validators.required, Validators.maxLength(longestDescription)]],
      quantity: this.#fields.control<number | null>(line.quantity, count),
      includedCount: this.#fields.control<number | null>(line.includedCount, count),
      unitPrice: this.#fields.control<string | null>(line.unitPrice, Validators.required),
      taxable: [line.taxable],
    });
  }

  #money(amount: string): string {
    return formatMoney(amount, this.data.invoice.currency);
  }
}
