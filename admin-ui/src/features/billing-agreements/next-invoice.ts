import { Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';

import { billingAgreementsPreview } from '../../api/billing-agreements';
import type { PreviewResponse } from '../../api/model';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { formatDate } from '../../core/format';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { DateInput, Field } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { today } from '../licenses/today';
import { periodText } from './billing-terms.rules';
import { CurrentAgreement } from './current-agreement';
import { isOver, isToCome, notToCome, standingText } from './next-invoice.rules';
import { PreviewLines } from './preview-lines';

/** The next invoice of an agreement as it would be made now; nothing of it is stored. `?on=` counts what was there on another day. */
@Component({
  selector: 'app-next-invoice',
  imports: [
    DateInput,
    EmptyState,
    Field,
    Icon,
    KeyValue,
    KeyValues,
    PreviewLines,
    ReactiveFormsModule,
    ResourceState,
    ThingLink,
  ],
  template: `
    @if (over()) {
      <app-empty-state
        icon="billing"
        heading="No more invoices"
        i18n-heading
        text="The agreement is at its end. Those that were made are under Invoices."
        i18n-text
      />
    } @else {
      <div class="asked">
        <app-field
          label="As counted on"
          i18n-label
          hint="Empty: the day of the invoice, or today until then."
          i18n-hint
        >
          <app-date-input [formControl]="day" />
        </app-field>
      </div>
      @if (preview.hasValue()) {
        @let shown = preview.value();
        @if (standing(); as text) {
          <p class="notice" [class.notice-danger]="shown.obstacle">
            <app-icon [name]="shown.obstacle ? 'alert' : 'info'" /> <span>{{ text }}</span>
          </p>
        }
        @if (shown.problems.length > 0) {
          <section class="notice notice-danger problems">
            <app-icon name="alert" />
            <div>
              <p i18n>No invoice is made before this is mended:</p>
              <ul>
                @for (problem of shown.problems; track problem.productId) {
                  <li>
                    {{ problem.message }}
                    <app-thing-link subject="BillingProduct" [to]="['/billing/products', problem.productId]">{{
                      nameOf(problem.productId)
                    }}</app-thing-link>
                  </li>
                }
              </ul>
            </div>
          </section>
        }
        <section class="card">
          <app-key-values class="facts">
            <app-key-value label="Period" i18n-label>{{ period() }}</app-key-value>
            <app-key-value label="Counted on" i18n-label>{{ date(shown.measuredOn) }}</app-key-value>
            <app-key-value label="Invoice date" i18n-label>{{ date(shown.invoicedOn) }}</app-key-value>
            <app-key-value label="Due on" i18n-label>{{ date(shown.dueOn) }}</app-key-value>
          </app-key-values>
          @if (shown.lines.length > 0) {
            <app-preview-lines [preview]="shown" />
          } @else {
            <app-empty-state
              icon="billing"
              heading="No lines"
              i18n-heading
              text="Put active products on the agreement: each becomes a line."
              i18n-text
            />
          }
        </section>
      } @else {
        <app-resource-state [resource]="preview" />
      }
    }
  `,
  styles: `
    .asked {
      max-width: 340px;
    }
    .facts {
      margin-bottom: var(--space-4);
    }
    @media (width > 700px) {
      .facts {
        grid-template-columns: repeat(2, max-content minmax(0, 1fr));
      }
    }
    .problems ul {
      margin-top: 4px;
      padding-inline-start: 18px;
      list-style: disc;
    }
    // In the middle of a sentence colour alone does not make a link.
    .problems ::ng-deep a {
      color: inherit;
      text-decoration: underline;
    }
  `,
})
export class NextInvoice {
  readonly #router = inject(Router);
  readonly #agreement = inject(CurrentAgreement).agreement;

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address: the day to count on. */
  readonly on = input<string>();

  protected readonly day = new FormControl<string | null>(null, ({ value }) => notToCome(value, today()));
  /** A day to come is refused at its field, and the figures stay. */
  readonly #countedOn = computed(() => (isToCome(this.on(), today()) ? undefined : this.on()));
  protected readonly preview = apiResource(() => billingAgreementsPreview(this.id(), { on: this.#countedOn() }), {
    topics: ['billing-agreements', 'billing-products', 'billing-invoices', 'licenses', 'devices', 'people'],
  });
  protected readonly date = formatDate;
  readonly #shown = computed<PreviewResponse | undefined>(() =>
    this.preview.hasValue() ? this.preview.value() : undefined,
  );
  protected readonly period = computed(() => {
    const shown = this.#shown();
    return shown ? periodText({ start: shown.periodStart, end: shown.periodEnd }) : '';
  });
  protected readonly standing = computed(() => {
    const [shown, agreement] = [this.#shown(), this.#agreement()];
    return shown && agreement ? standingText(shown, agreement.status) : '';
  });

  protected readonly over = computed(() => {
    const [shown, agreement] = [this.#shown(), this.#agreement()];
    return shown !== undefined && agreement !== null && isOver(shown, agreement.status);
  });

  constructor() {
    effect(() => {
      this.day.setValue(this.on() ?? null);
    });
    this.day.valueChanges.pipe(takeUntilDestroyed()).subscribe((on) => {
      if (this.day.valid) this.#countOn(on);
      else if (this.day.hasError('toCome')) this.day.markAsTouched();
    });
  }

  protected nameOf(productId: number): string {
    const product = this.#agreement()?.products.find((each) => each.productId === productId);
    return product?.name ?? $localize`Open the product`;
  }

  #countOn(on: string | null): void {
    if (on === (this.on() ?? null)) return;
    void this.#router.navigate([], { queryParams: { on }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
