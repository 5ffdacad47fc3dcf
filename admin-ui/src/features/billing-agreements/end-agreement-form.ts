import { Component, computed, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingAgreementsEnd } from '../../api/billing-agreements';
import type { BillingAgreementResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatDate } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection } from '../../ui/form';
import { liveValue } from '../licenses/live-value';
import { today } from '../licenses/today';
import { nextPeriod } from './billing-periods.rules';
import { periodText } from './billing-terms.rules';

/** Ends an agreement on a day. Its result is the agreement as it is then. */
@Component({
  selector: 'app-end-agreement-form',
  imports: [DateInput, DialogFrame, Field, FormSection, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" submitLabel="End" i18n-submitLabel danger [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field
          label="Ends on"
          i18n-label
          hint="A period that has begun by this day is still billed in full."
          i18n-hint
        >
          <app-date-input formControlName="endOn" />
        </app-field>
        <p aria-live="polite">{{ consequence() }}</p>
      </app-form-section>
    </app-dialog>
  `,
})
export class EndAgreementForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly agreement: BillingAgreementResponse }>();

  protected readonly heading = $localize`End ${this.data.agreement.name}:name:`;
  protected readonly form = inject(NonNullableFormBuilder).group({
    endOn: [this.data.agreement.endOn ?? today(), Validators.required],
  });
  readonly #value = liveValue(() => this.form);
  protected readonly consequence = computed(() => {
    const { agreement } = this.data;
    const { endOn } = this.#value();
    if (!endOn) return '';
    if (endOn < agreement.nextStartOn) return $localize`No more invoices are made. Those that were made stay.`;
    const period = nextPeriod(agreement, agreement);
    const [on, days] = [formatDate(period.invoicedOn), periodText(period)];
    return period.end >= endOn
      ? $localize`One more invoice is made, on ${on}:date: for ${days}:period:.`
      : $localize`It goes on until then: the next invoice is made on ${on}:date: for ${days}:period:.`;
  });

  readonly submit = (): Promise<BillingAgreementResponse> => {
    const { id, version } = this.data.agreement;
    return this.#api.send(billingAgreementsEnd(id, { endOn: this.form.getRawValue().endOn }), { ifMatch: version });
  };
}
