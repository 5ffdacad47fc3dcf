import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingNumberingSet } from '../../api/billing-numbering';
import type { NumberingResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input, NumberInput } from '../../ui/form';
import { nextNumber } from './numbering.rules';

/** As the API has them. */
const longestText = 40;
const mostDigits = 12;
const largestCounter = 999_999_999_999;

/** Changes how the next invoices are numbered. */
@Component({
  selector: 'app-numbering-form',
  imports: [DialogFrame, Field, FormSection, Input, NumberInput, ReactiveFormsModule],
  template: `
    <app-dialog heading="Numbering of invoices" i18n-heading [form]="form" [submit]="submit">
      <p class="muted" i18n>
        Every invoice and credit note takes the next number when it is made, so that none is missing. Numbers that were
        given stay as they are.
      </p>
      <app-form-section [formGroup]="form" [columns]="2">
        <app-field label="Prefix" i18n-label hint="Before the counter, as in INV-" i18n-hint>
          <input appInput formControlName="prefix" />
        </app-field>
        <app-field label="Suffix" i18n-label hint="After the counter, as in /2026" i18n-hint>
          <input appInput formControlName="suffix" />
        </app-field>
        <app-field label="Next number" i18n-label [hint]="nextHint">
          <app-number-input formControlName="next" />
        </app-field>
        <app-field label="Digits" i18n-label hint="Shorter numbers get zeros before them." i18n-hint>
          <app-number-input formControlName="digits" />
        </app-field>
      </app-form-section>
      <p class="preview" aria-live="polite">
        <span class="muted" i18n>The next invoice gets</span>&ngsp;<strong>{{ preview() ?? '–' }}</strong>
      </p>
    </app-dialog>
  `,
  styles: `
    .muted {
      margin-bottom: 12px;
    }
    .preview {
      margin-top: 14px;
      padding: 10px 12px;
      border-radius: var(--radius);
      background: var(--surface-recessed);
    }
  `,
})
export class NumberingForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly data = dialogData<{ readonly numbering: NumberingResponse }>();
  protected readonly form = this.#fields.group({
    prefix: [this.data.numbering.prefix, Validators.maxLength(longestText)],
    suffix: [this.data.numbering.suffix, Validators.maxLength(longestText)],
    next: this.#fields.control<number | null>(this.data.numbering.next, [
      Validators.required,
      // It is free before the first invoice; the server knows whether there is one.
      Validators.min(1),
      Validators.max(largestCounter),
    ]),
    digits: this.#fields.control<number | null>(this.data.numbering.digits, [
      Validators.required,
      Validators.min(1),
      Validators.max(mostDigits),
    ]),
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly preview = computed(() => {
    this.#value();
    return nextNumber(this.form.getRawValue());
  });
  protected readonly nextHint = $localize`Once there are invoices, it can only be raised together with a new prefix or suffix.`;

  readonly submit = (): Promise<NumberingResponse> => {
    const { prefix, suffix, next, digits } = this.form.getRawValue();
    const { numbering } = this.data;
    const request = { prefix, suffix, next: next ?? numbering.next, digits: digits ?? numbering.digits };
    return this.#api.send(billingNumberingSet(request), { ifMatch: numbering.version });
  };
}
