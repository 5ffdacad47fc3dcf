import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type AbstractControl, FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingAgreementsList } from '../../api/billing-agreements';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatDate, formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field } from '../../ui/form';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { today } from '../licenses/today';
import { BillingRun } from './billing-run';
import { dueBy, nextDueOn } from './due-agreements.rules';

/** The most that one read gives. */
const mostRead = 200;
/** So many are named; the others are counted. */
const named = 6;

/** Says what would be billed, and begins the run. */
@Component({
  selector: 'app-run-billing-form',
  imports: [DateInput, DialogFrame, Field, ReactiveFormsModule, ResourceState],
  template: `
    <app-dialog
      heading="Run billing"
      i18n-heading
      submitLabel="Run billing"
      i18n-submitLabel
      [form]="form"
      [submit]="submit"
      [submitDisabled]="nothingDue()"
    >
      <div class="stack" [formGroup]="form">
        <p class="muted" i18n>
          Makes an invoice for every period that is due, missed ones first. A period is billed once, however often you
          run it. This happens by itself every hour; run it here when you don’t want to wait.
        </p>
        <app-field
          label="Bill what was due by"
          i18n-label
          hint="Periods whose invoice date is later stay for the next run."
          i18n-hint
        >
          <app-date-input formControlName="asOf" />
        </app-field>
        @if (mayReadAgreements) {
          @if (agreements.hasValue()) {
            <div class="due" aria-live="polite">
              <p>
                <strong>{{ summary() }}</strong>
              </p>
              @if (due().length > 0) {
                <ul>
                  @for (agreement of due().slice(0, named); track agreement.id) {
                    <li>
                      <span
                        >{{ agreement.organization.name }} · <span class="muted">{{ agreement.name }}</span></span
                      >
                      <span class="muted">{{ date(agreement.nextBillOn) }}</span>
                    </li>
                  }
                </ul>
                @if (more(); as count) {
                  <p class="muted" i18n>and {{ count }} more</p>
                }
              } @else if (next(); as day) {
                <p class="muted" i18n>The next one is due on {{ date(day) }}.</p>
              } @else {
                <p class="muted" i18n>
                  No agreement is active. Add an agreement under Billing → Agreements and activate it.
                </p>
              }
            </div>
          } @else {
            <app-resource-state [resource]="agreements" />
          }
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .due {
      padding: 10px 12px;
      border-radius: var(--radius);
      background: var(--surface-recessed);
    }
    ul {
      margin-top: 6px;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: 16px;
      padding: 3px 0;
    }
    li > :first-child {
      overflow-wrap: anywhere;
    }
    li > :last-child {
      flex: none;
    }
  `,
})
export class RunBillingForm implements DialogContent {
  readonly #run = inject(BillingRun);
  readonly #scope = inject(OrganizationScope);

  readonly data = dialogData<object>();
  protected readonly form = inject(FormBuilder).group({ asOf: [today(), [Validators.required, notInFuture]] });
  protected readonly mayReadAgreements = inject(Abilities).can('read', 'BillingAgreement');
  protected readonly agreements = apiResource(
    () =>
      this.mayReadAgreements
        ? billingAgreementsList({
            status: ['ACTIVE'],
            sort: 'nextBillOn',
            pageSize: mostRead,
            organizationId: this.#scope.ids(),
          })
        : undefined,
    { topics: ['billing-agreements'] },
  );

  readonly #day = toSignal(this.form.controls.asOf.valueChanges, { initialValue: this.form.controls.asOf.value });
  readonly #read = computed(() => (this.agreements.hasValue() ? (this.agreements.value()?.items ?? []) : []));
  protected readonly due = computed(() => dueBy(this.#read(), this.#day() ?? ''));
  protected readonly next = computed(() => {
    const day = nextDueOn(this.#read(), this.#day() ?? '');
    return day !== null && this.#day() !== null ? day : null;
  });
  protected readonly nothingDue = computed(() => this.agreements.hasValue() && this.due().length === 0);
  protected readonly named = named;
  protected readonly date = formatDate;
  /** How many are due beside those that are named; more than were read are only known to be more. */
  protected readonly more = computed(() => {
    const others = this.due().length - named;
    if (others <= 0) return '';
    return this.due().length === mostRead ? `${formatNumber(others)}+` : formatNumber(others);
  });
  protected readonly summary = computed(() => {
    const count = this.due().length;
    if (count === 0) return $localize`Nothing is due by this day.`;
    if (count === 1) return $localize`1 agreement is due`;
    const text = count === mostRead ? `${formatNumber(count)}+` : formatNumber(count);
    return $localize`${text}:count: agreements are due`;
  });

  /** Begins it and lets go: its progress stands on the page. */
  readonly submit = (): Promise<boolean> => {
    const asOf = this.form.getRawValue().asOf ?? today();
    const here = this.#scope.ids() !== undefined && this.agreements.hasValue();
    const due = this.agreements.hasValue() ? this.due() : null;
    const only = here && due !== null ? { agreementIds: due.map(({ id }) => id) } : {};
    void this.#run.start({ asOf, ...only }, due?.length ?? null);
    return Promise.resolve(true);
  };
}

function notInFuture({ value }: AbstractControl<string | null>): Record<string, string> | null {
  return value !== null && value > today()
    ? { future: $localize`What is not due yet is not billed. Choose today or an earlier day.` }
    : null;
}
