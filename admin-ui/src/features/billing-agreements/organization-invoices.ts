import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingInvoicesList } from '../../api/billing-invoices';
import { apiResource } from '../../core/api/api-resource';
import { formatDate, formatMoney } from '../../core/format';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { InvoiceStatusBadge } from '../billing-invoices/invoice-status';

/** So many are shown; the others are on the page of invoices. */
const mostShown = 5;

/** The latest invoices of an organization. */
@Component({
  selector: 'app-organization-invoices',
  imports: [InvoiceStatusBadge, ResourceState, RouterLink],
  host: { class: 'card' },
  template: `
    <div class="head"><h2 i18n>Latest invoices</h2></div>
    @if (invoices.hasValue()) {
      @let page = invoices.value();
      @if (page.items.length > 0) {
        <ul>
          @for (invoice of page.items; track invoice.id) {
            <li>
              <span class="text">
                <a [routerLink]="['/billing/invoices', invoice.id]">{{ invoice.number }}</a>
                <span class="muted small">{{ date(invoice.invoicedOn) }} · {{ invoice.agreementName }}</span>
              </span>
              <app-invoice-status [status]="invoice.status" />
              <span class="figure">{{ money(invoice.total, invoice.currency) }}</span>
            </li>
          }
        </ul>
        @if (page.total > page.items.length) {
          <a routerLink="/billing/invoices" [queryParams]="{ organizationId: id() }" i18n
            >All {{ page.total }} invoices</a
          >
        }
      } @else {
        <p class="muted" i18n>None yet. Invoices of active agreements are made on their dates by themselves.</p>
      }
    } @else {
      <app-resource-state [resource]="invoices" />
    }
  `,
  styleUrl: './organization-card.scss',
})
export class OrganizationInvoices {
  readonly id = input.required<number>();

  protected readonly invoices = apiResource(
    () => billingInvoicesList({ organizationId: [this.id()], sort: '-invoicedOn,-id', pageSize: mostShown }),
    { topics: ['billing-invoices'] },
  );
  protected readonly date = formatDate;
  protected readonly money = formatMoney;
}
