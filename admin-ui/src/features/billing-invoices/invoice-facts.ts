import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { InvoiceResponse } from '../../api/model';
import { ThingLink } from '../../core/ability/thing-link';
import { formatDate, formatInstant, formatMoney } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { chargesWithoutCost, marginOfLines } from './invoice-amounts.rules';
import { periodText } from './invoice-words';

/** Whom an invoice charges for what, when, and how much. */
@Component({
  selector: 'app-invoice-facts',
  imports: [Icon, KeyValue, KeyValues, RouterLink, ThingLink],
  template: `
    @let invoice = this.invoice();
    @if (invoice.creditedInvoice; as credited) {
      <p class="notice">
        <app-icon name="info" />
        <span i18n
          >This credit note gives back what
          <a [routerLink]="['/billing/invoices', credited.id]">{{ credited.number }}</a> charged.</span
        >
      </p>
    }
    @if (invoice.creditNote; as note) {
      <p class="notice notice-warning">
        <app-icon name="info" />
        <span i18n
          >The credit note <a [routerLink]="['/billing/invoices', note.id]">{{ note.number }}</a> gives this invoice
          back.</span
        >
      </p>
    }
    <div class="card-grid">
      <section class="card" aria-label="Details" i18n-aria-label>
        <app-key-values>
          <app-key-value label="Organization" i18n-label>
            <app-thing-link
              subject="Organization"
              [on]="{ organizationId: invoice.organization.id }"
              [to]="['/organizations', invoice.organization.id, 'overview']"
              >{{ invoice.organization.name }}</app-thing-link
            >
          </app-key-value>
          <app-key-value label="Agreement" i18n-label>
            @if (invoice.agreementId !== null) {
              <app-thing-link
                subject="BillingAgreement"
                [on]="{ organizationId: invoice.organization.id }"
                [to]="['/billing/agreements', invoice.agreementId]"
                >{{ invoice.agreementName }}</app-thing-link
              >
            } @else {
              {{ invoice.agreementName }} <span class="muted" i18n>(deleted)</span>
            }
          </app-key-value>
          <app-key-value label="Period" i18n-label>{{ period(invoice) }}</app-key-value>
          <app-key-value label="Measured on" i18n-label>{{ date(invoice.measuredOn) }}</app-key-value>
        </app-key-values>
      </section>
      <section class="card" aria-label="Dates" i18n-aria-label>
        <app-key-values>
          <app-key-value label="Invoiced on" i18n-label>{{ date(invoice.invoicedOn) }}</app-key-value>
          <app-key-value label="Due on" i18n-label>{{ date(invoice.dueOn) }}</app-key-value>
          <app-key-value label="Approved" i18n-label>{{ approval() }}</app-key-value>
          <app-key-value label="Exported" i18n-label>
            @if (invoice.exportedAt === null) {
              <ng-container i18n>Not yet</ng-container>
            } @else {
              {{ instant(invoice.exportedAt) }}
            }
          </app-key-value>
        </app-key-values>
      </section>
      <section class="card total" aria-label="Total" i18n-aria-label>
        <span class="muted" i18n>Total</span>
        <strong>{{ money(invoice.total) }}</strong>
        <span class="muted">
          <ng-container i18n>{{ money(invoice.subtotal) }} and {{ money(invoice.tax) }} tax</ng-container>
        </span>
        @if (margin(); as amount) {
          <span class="muted">
            <ng-container i18n>Margin {{ money(amount) }}</ng-container>
            @if (marginIsPart()) {
              &ngsp;<ng-container i18n>of the lines whose cost is known</ng-container>
            }
          </span>
        }
      </section>
    </div>
    @if (invoice.note) {
      <section class="card note" aria-label="Note" i18n-aria-label>
        <h2 i18n>Note</h2>
        <p>{{ invoice.note }}</p>
      </section>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    .card-grid {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
      align-items: stretch;
    }
    /* Dates need more room than a sum. */
    @media (width > 1200px) {
      .card-grid {
        grid-template-columns: 1.2fr 1.2fr 0.8fr;
      }
    }
    .total {
      display: flex;
      flex-direction: column;
    }
    .total strong {
      font-size: 24px;
      line-height: 34px;
    }
    .note p {
      max-width: 90ch;
      margin-top: 4px;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class InvoiceFacts {
  readonly invoice = input.required<InvoiceResponse>();

  protected readonly date = formatDate;
  protected readonly instant = formatInstant;
  protected readonly period = periodText;
  protected readonly margin = computed(() => {
    const { lines, currency, kind } = this.invoice();
    return kind === 'CREDIT_NOTE' ? null : marginOfLines(lines, currency);
  });
  protected readonly marginIsPart = computed(() => chargesWithoutCost(this.invoice().lines));
  protected readonly approval = computed(() => {
    const { approvedAt, approvedBy } = this.invoice();
    if (approvedAt === null) return $localize`Not yet`;
    return $localize`${formatInstant(approvedAt)}:when: by ${approvedBy}:who:`;
  });

  protected money(amount: string): string {
    return formatMoney(amount, this.invoice().currency);
  }
}
