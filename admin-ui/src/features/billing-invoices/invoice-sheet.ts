import { Component, computed, input } from '@angular/core';

import type { InvoiceResponse, IssuerResponse } from '../../api/model';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../../core/format';
import { countsSomebody } from './evidence-words.rules';
import { invoiceKindWords, periodText, quantityText } from './invoice-words';

/** An invoice as its customer reads it: no cost, no margin. */
@Component({
  selector: 'app-invoice-sheet',
  template: `
    @let invoice = this.invoice();
    <header>
      <div class="issuer">
        @if (issuer(); as from) {
          <strong>{{ from.name }}</strong>
          <p>{{ from.details }}</p>
        }
      </div>
      <div class="title">
        <h1>{{ kindWords[invoice.kind] }}</h1>
        <span>{{ invoice.number }}</span>
        @if (draft()) {
          <span class="draft" i18n>Draft, not approved</span>
        }
      </div>
    </header>

    <div class="parties">
      <div>
        <span class="label" i18n>Bill to</span>
        <strong>{{ invoice.organization.name }}</strong>
      </div>
      <dl>
        <dt i18n>Date</dt>
        <dd>{{ date(invoice.invoicedOn) }}</dd>
        @if (invoice.kind === 'INVOICE') {
          <dt i18n>Due</dt>
          <dd>{{ date(invoice.dueOn) }}</dd>
        }
        <dt i18n>Period</dt>
        <dd>{{ period(invoice) }}</dd>
        <dt i18n>Agreement</dt>
        <dd>{{ invoice.agreementName }}</dd>
        @if (invoice.creditedInvoice; as credited) {
          <dt i18n>Credit for</dt>
          <dd>{{ credited.number }}</dd>
        }
      </dl>
    </div>

    <table>
      <thead>
        <tr>
          <th scope="col" i18n>Description</th>
          <th scope="col" class="end" i18n>Quantity</th>
          <th scope="col" class="end" i18n>Unit price</th>
          <th scope="col" class="end" i18n>Amount</th>
        </tr>
      </thead>
      <tbody>
        @for (line of invoice.lines; track line.id) {
          <tr>
            <td>
              {{ line.description }}
              <span class="small">
                {{ source(line) }}
                @if (line.includedCount > 0) {
                  ·
                  <ng-container i18n
                    >{{ number(line.quantity) }} counted, {{ number(line.includedCount) }} included</ng-container
                  >
                }
                @if (!line.taxable && taxed()) {
                  · <ng-container i18n>not taxed</ng-container>
                }
              </span>
            </td>
            <td class="end">{{ number(line.billedQuantity) }}</td>
            <td class="end">{{ money(line.unitPrice) }}</td>
            <td class="end">{{ money(line.amount) }}</td>
          </tr>
        } @empty {
          <tr>
            <td colspan="4" i18n>Nothing is charged.</td>
          </tr>
        }
      </tbody>
    </table>

    <div class="end-of-lines">
      <dl class="totals">
        <dt i18n>Subtotal</dt>
        <dd>{{ money(invoice.subtotal) }}</dd>
        <dt i18n>Tax ({{ percent(invoice.taxPercent) }})</dt>
        <dd>{{ money(invoice.tax) }}</dd>
        <dt class="total" i18n>Total</dt>
        <dd class="total">{{ money(invoice.total) }}</dd>
      </dl>
      @if (invoice.kind === 'INVOICE') {
        <p class="due" i18n>Please pay by {{ date(invoice.dueOn) }}, with the number {{ invoice.number }}.</p>
      }
      @if (measures()) {
        <p class="small" i18n>Quantities as counted at the end of {{ date(invoice.measuredOn) }}.</p>
      }
    </div>
    @if (invoice.note) {
      <p class="note">{{ invoice.note }}</p>
    }
  `,
  styleUrl: './invoice-sheet.scss',
})
export class InvoiceSheet {
  readonly invoice = input.required<InvoiceResponse>();
  /** Who bills; `null` while that is not known. */
  readonly issuer = input.required<IssuerResponse | null>();

  protected readonly draft = computed(() => {
    const { status, archivedStatus } = this.invoice();
    return (archivedStatus ?? status) === 'PENDING';
  });
  protected readonly taxed = computed(() => Number(this.invoice().taxPercent) > 0);
  protected readonly measures = computed(() => {
    const { kind, lines } = this.invoice();
    return kind === 'INVOICE' && lines.some(countsSomebody);
  });

  protected readonly kindWords = invoiceKindWords;
  protected readonly date = formatDate;
  protected readonly number = formatNumber;
  protected readonly percent = formatPercent;
  protected readonly period = periodText;
  protected readonly source = quantityText;

  protected money(amount: string): string {
    return formatMoney(amount, this.invoice().currency);
  }
}
