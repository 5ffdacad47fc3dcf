import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { billingAgreementTemplatesList } from '../../api/billing-agreement-templates';
import { billingAgreementsCreate } from '../../api/billing-agreements';
import type { BillingAgreementResponse, BillingTemplateResponse } from '../../api/model';
import { organizationsList } from '../../api/organizations';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatDate } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, type EntityOption, EntitySelect, Field, FormSection, Input } from '../../ui/form';
import { liveValue } from '../licenses/live-value';
import { AgreedProductsFields } from './agreed-products-fields';
import { AgreementChanges } from './agreement-changes';
import { foreseenSchedule, nextPeriod } from './billing-periods.rules';
import {
  type AgreedProduct,
  type Terms,
  longestName,
  productRow,
  productRows,
  productsRequest,
  rememberCurrency,
  termsControls,
  termsOf,
  termsRequest,
} from './billing-terms.model';
import { scheduleText } from './billing-terms.rules';
import { BillingTermsFields } from './billing-terms-fields';

/** What an agreement form begins with. */
export interface AgreementStart {
  readonly organization: EntityOption | null;
  readonly template: BillingTemplateResponse | null;
  readonly name: string;
  readonly terms: Terms;
  readonly startOn: string;
  readonly endOn: string | null;
  readonly products: readonly AgreedProduct[];
}

/** Adds an agreement, or changes one. Its result is the agreement as it was saved. */
@Component({
  selector: 'app-billing-agreement-form',
  imports: [
    AgreedProductsFields,
    BillingTermsFields,
    DateInput,
    DialogFrame,
    EntitySelect,
    Field,
    FormSection,
    Input,
    ReactiveFormsModule,
  ],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" size="wide" [form]="form" [submit]="submit">
      <div class="parts">
        <app-form-section [formGroup]="form" [columns]="2">
          @if (!saved) {
            <app-field label="Organization" i18n-label hint="Who is charged." i18n-hint>
              <app-entity-select formControlName="organization" [search]="findOrganizations" [clearable]="false" />
            </app-field>
            <app-field label="Template" i18n-label hint="Fills in the terms and adds its products." i18n-hint>
              <app-entity-select formControlName="template" [search]="findTemplates" />
            </app-field>
          }
          <app-field label="Name" i18n-label wide hint="As people know it, such as Managed services." i18n-hint>
            <input appInput formControlName="name" autocomplete="off" />
          </app-field>
        </app-form-section>
        <app-billing-terms-fields [controls]="form.controls" withDates>
          <app-form-section heading="Dates" i18n-heading [formGroup]="form" [columns]="3">
            <app-field label="Starts on" i18n-label [hint]="startHint">
              <app-date-input formControlName="startOn" />
            </app-field>
            <app-field label="Next invoice on" i18n-label [hint]="nextHint()">
              <app-date-input formControlName="nextBillOn" />
            </app-field>
            <app-field label="Ends on" i18n-label hint="No period begins later. Empty: it goes on." i18n-hint>
              <app-date-input formControlName="endOn" />
            </app-field>
            <label class="check wide">
              <input type="checkbox" formControlName="prorateFirst" />
              <ng-container i18n>A short first period pays for its days only</ng-container>
            </label>
          </app-form-section>
        </app-billing-terms-fields>
        <app-agreed-products-fields [rows]="form.controls.products" [currency]="value().currency" withRates />
      </div>
      <p dialogFooter aria-live="polite">
        {{ terms() }}
        @if (!saved) {
          <span class="muted" i18n>Nothing is billed before you activate it.</span>
        }
      </p>
    </app-dialog>
  `,
  styles: `
    .parts > * + * {
      display: block;
      margin-top: var(--space-5);
      padding-top: var(--space-5);
      border-top: 1px solid var(--border);
    }
  `,
})
export class BillingAgreementForm implements DialogContent {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #changes = inject(AgreementChanges);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{ readonly start: AgreementStart; readonly saved: BillingAgreementResponse | null }>();

  protected readonly saved = this.data.saved;
  protected readonly heading = this.saved
    ? $localize`Edit ${this.saved.name}:name: of ${this.saved.organization.name}:organization:`
    : $localize`Add agreement`;
  protected readonly submitLabel = this.saved ? $localize`Save` : $localize`Add`;
  protected readonly startHint = this.saved?.periodsBilled
    ? $localize`What was billed stays as it is.`
    : $localize`The first day of the first period.`;

  protected readonly form = this.#fields.group({
    organization: this.#fields.control<EntityOption | null>(this.data.start.organization, Validators.required),
    template: this.#fields.control<BillingTemplateResponse | null>(this.data.start.template),
    name: [this.data.start.name, [Validators.required, Validators.maxLength(longestName)]],
    ...termsControls(this.#fields, this.data.start.terms),
    startOn: this.#fields.control<string | null>(this.data.start.startOn, Validators.required),
    nextBillOn: this.#fields.control<string | null>(null),
    endOn: this.#fields.control<string | null>(this.data.start.endOn),
    products: productRows(this.#fields, this.data.start.products),
  });
  protected readonly value = liveValue(() => this.form);

  readonly #rhythm = computed(() => {
    const { interval, billDay, timing, startOn } = this.value();
    return startOn === null ? null : { interval, billDay, timing, startOn };
  });
  /** What stands in the place of a bill date that nobody chose. */
  protected readonly nextHint = computed(() => {
    const rhythm = this.#rhythm();
    if (rhythm === null) return '';
    const date = formatDate(foreseenSchedule(this.saved, rhythm, null).nextBillOn);
    return $localize`By itself: ${date}:date:. Enter a day to bill on another one.`;
  });
  protected readonly terms = computed(() => {
    const rhythm = this.#rhythm();
    if (rhythm === null) return '';
    const { nextBillOn, endOn, prorateFirst } = this.value();
    const schedule = foreseenSchedule(this.saved, rhythm, nextBillOn);
    const first = (this.saved?.periodsBilled ?? 0) === 0;
    const noDays = nextPeriod(rhythm, schedule).days <= 0 || (first && schedule.nextStartOn < rhythm.startOn);
    if (noDays) return $localize`The next invoice is before the start.`;
    return scheduleText(rhythm, schedule, { endOn, prorated: prorateFirst, first });
  });

  protected readonly findOrganizations = (q: string) => organizationsList({ q, sort: 'name', pageSize: offered });
  protected readonly findTemplates = (q: string) =>
    billingAgreementTemplatesList({ q, sort: 'name', pageSize: offered });

  constructor() {
    const { template } = this.form.controls;
    template.valueChanges.pipe(takeUntilDestroyed()).subscribe((chosen) => {
      if (chosen) this.#fillIn(chosen);
    });
    if (!this.#abilities.can('read', 'BillingAgreementTemplate')) template.disable();
  }

  readonly submit = async (): Promise<BillingAgreementResponse> => {
    const { organization, template, name, startOn, nextBillOn, endOn, ...rest } = this.form.getRawValue();
    const body = {
      name,
      ...termsRequest(rest),
      startOn: startOn ?? '',
      endOn,
      ...(nextBillOn === null ? {} : { nextBillOn }),
      products: productsRequest(this.form.controls.products),
    };
    rememberCurrency(body.currency);
    if (this.saved) return this.#changes.save(this.saved, body);
    return this.#api.send(
      billingAgreementsCreate({
        ...body,
        organizationId: organization?.id ?? 0,
        ...(template === null ? {} : { templateId: template.id }),
      }),
    );
  };

  /** Terms become those of the template; products that are there stay, and its others come after them. */
  #fillIn(template: BillingTemplateResponse): void {
    const { name, products } = this.form.controls;
    this.form.patchValue(termsOf(template));
    if (name.value === '') name.setValue(template.name);
    const there = new Set(products.getRawValue().map(({ product }) => product.id));
    for (const product of template.products) {
      if (!there.has(product.productId)) products.push(productRow(this.#fields, product));
    }
  }
}

const offered = 20;
