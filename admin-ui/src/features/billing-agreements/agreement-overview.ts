import { Component, computed, inject } from '@angular/core';

import { Abilities } from '../../core/ability/abilities';
import { formatDate, formatNumber, formatPercent } from '../../core/format';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { AgreedProductTable } from './agreed-product-table';
import { BillingAgreementActions } from './billing-agreement-actions';
import { nextPeriod } from './billing-periods.rules';
import { periodText, rhythmText } from './billing-terms.rules';
import { timingWords } from './billing-words';
import { CurrentAgreement } from './current-agreement';

/** One fact about an agreement. */
interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The terms of an agreement, and its products. */
@Component({
  selector: 'app-agreement-overview',
  imports: [AgreedProductTable, EmptyState, Icon, KeyValue, KeyValues],
  template: `
    @if (agreement(); as shown) {
      <section class="card">
        <div class="head">
          <h2 i18n>Products</h2>
          @if (mayUpdate() && shown.products.length > 0) {
            <button type="button" class="button button-small" (click)="editProducts()">
              <app-icon name="edit" [size]="14" /> <ng-container i18n>Edit products</ng-container>
            </button>
          }
        </div>
        @if (shown.products.length > 0) {
          <app-agreed-product-table [agreement]="shown" />
        } @else {
          <app-empty-state
            icon="software"
            heading="Nothing is charged yet"
            i18n-heading
            text="Each product becomes a line of the invoice: what is counted, and what one costs."
            i18n-text
          >
            @if (mayUpdate()) {
              <button type="button" class="button button-primary" (click)="editProducts()" i18n>Add products</button>
            }
          </app-empty-state>
        }
      </section>
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Terms</h2>
          <app-key-values>
            @for (fact of terms(); track fact.label) {
              <app-key-value [label]="fact.label">{{ fact.text }}</app-key-value>
            }
          </app-key-values>
        </section>
        <section class="card">
          <h2 i18n>Dates</h2>
          <app-key-values>
            @for (fact of dates(); track fact.label) {
              <app-key-value [label]="fact.label">{{ fact.text }}</app-key-value>
            }
          </app-key-values>
        </section>
      </div>
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
    .head {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 12px;
    }
  `,
})
export class AgreementOverview {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(BillingAgreementActions);
  readonly #current = inject(CurrentAgreement);
  protected readonly agreement = this.#current.agreement;

  protected readonly mayUpdate = computed(() => {
    const agreement = this.agreement();
    return agreement !== null && this.#abilities.can('update', 'BillingAgreement', placeOf(agreement));
  });
  protected readonly terms = computed<readonly Fact[]>(() => {
    const agreement = this.agreement();
    if (!agreement) return [];
    const { timing, currency, taxPercent, paymentTermDays, prorateFirst, autoApprove } = agreement;
    return [
      { label: $localize`Billed`, text: rhythmText(agreement) },
      { label: $localize`Timing`, text: timingWords[timing] },
      { label: $localize`Currency`, text: currency },
      { label: $localize`Tax`, text: $localize`${formatPercent(taxPercent)}:percent: of what is taxable` },
      { label: $localize`Due`, text: dueText(paymentTermDays) },
      {
        label: $localize`Short first period`,
        text: prorateFirst ? $localize`Pays for its days only` : $localize`Pays the whole price`,
      },
      {
        label: $localize`Approval`,
        text: autoApprove ? $localize`Invoices are approved as they are made` : $localize`By hand`,
      },
    ];
  });
  protected readonly dates = computed<readonly Fact[]>(() => {
    const agreement = this.agreement();
    if (!agreement) return [];
    const { startOn, endOn, nextStartOn, nextBillOn, periodsBilled, status } = agreement;
    return [
      { label: $localize`Starts`, text: formatDate(startOn) },
      ...(status === 'ENDED' || (endOn !== null && endOn < nextStartOn)
        ? []
        : [
            { label: $localize`Next invoice`, text: formatDate(nextBillOn) },
            { label: $localize`Next period`, text: periodText(nextPeriod(agreement, agreement)) },
          ]),
      { label: $localize`Ends`, text: endOn === null ? $localize`No end date` : formatDate(endOn) },
      { label: $localize`Periods billed`, text: formatNumber(periodsBilled) },
    ];
  });

  protected async editProducts(): Promise<void> {
    const agreement = this.agreement();
    const saved = agreement && (await this.#actions.editProducts(agreement));
    if (saved) this.#current.set(saved);
  }
}

function placeOf({ organization }: { readonly organization: { readonly id: number } }): object {
  return { organizationId: organization.id };
}

function dueText(days: number): string {
  if (days === 0) return $localize`On the invoice date`;
  return days === 1
    ? $localize`1 day after the invoice date`
    : $localize`${formatNumber(days)}:days: days after the invoice date`;
}
