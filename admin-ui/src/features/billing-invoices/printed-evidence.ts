import { Component, computed, input } from '@angular/core';

import { billingInvoicesEvidence } from '../../api/billing-invoices';
import type { InvoiceLineResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatDate, formatNumber } from '../../core/format';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { changeSums, countedText, countingOf, holderKey } from './evidence-words.rules';

/** Who was counted on a line, on sheets of its own. */
@Component({
  selector: 'app-printed-evidence',
  imports: [ResourceState],
  template: `
    <h2 i18n>Counted: {{ line().description }}</h2>
    @if (evidence.hasValue() && evidence.value(); as known) {
      <p>
        @switch (countingOf(line(), known.count)) {
          @case ('LISTED') {
            <ng-container i18n>{{ counted(known.count) }} at the end of {{ date(known.measuredOn) }}.</ng-container
            >&ngsp;
          }
          @case ('SET') {
            <ng-container i18n
              >{{ number(line().quantity) }} in use, as set for the license by the end of
              {{ date(known.measuredOn) }}.</ng-container
            >
          }
          @default {
            <ng-container i18n>{{ number(line().quantity) }}, of which nobody is listed by name.</ng-container>
          }
        }
        @let sums = changes();
        @if (sums.more + sums.fewer > 0 && known.changes.since; as since) {
          <ng-container i18n
            >Since {{ date(since) }}: +{{ number(sums.more) }}, −{{ number(sums.fewer) }}.</ng-container
          >
        }
      </p>
      @if (known.items.length > 0) {
        <table>
          <thead>
            <tr>
              <th scope="col" i18n>Holder</th>
              <th scope="col" i18n>Since</th>
              <th scope="col" class="end" i18n>Seats</th>
            </tr>
          </thead>
          <tbody>
            @for (item of known.items; track key(item.holder)) {
              <tr>
                <td>{{ item.holder.name }}</td>
                <td>{{ date(item.assignedOn) }}</td>
                <td class="end">{{ number(item.seats) }}</td>
              </tr>
            }
          </tbody>
        </table>
      }
    } @else {
      <app-resource-state [resource]="evidence" />
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 32pt;
      font-size: 9pt;
      line-height: 1.4;
    }
    h2 {
      font-size: 12pt;
      break-after: avoid;
    }
    p {
      margin: 2pt 0 8pt;
      break-after: avoid;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th {
      padding: 0 0 3pt;
      border-bottom: 0.75pt solid var(--text);
      color: var(--text-muted);
      font-weight: 500;
      text-align: start;
    }
    td {
      padding: 2.5pt 10pt 2.5pt 0;
      border-bottom: 0.5pt solid var(--border);
      overflow-wrap: anywhere;
    }
    .end {
      padding-inline-end: 0;
      text-align: end;
    }
    tr {
      break-inside: avoid;
    }
    @media print {
      :host(:first-of-type) {
        margin-top: 0;
        break-before: page;
      }
    }
  `,
})
export class PrintedEvidence {
  readonly invoiceId = input.required<number>();
  readonly line = input.required<InvoiceLineResponse>();

  protected readonly evidence = apiResource(() => billingInvoicesEvidence(this.invoiceId(), this.line().id));
  /** Whether all of it is there. */
  readonly ready = computed(() => this.evidence.hasValue());
  protected readonly changes = computed(() => {
    const known = this.evidence.hasValue() ? this.evidence.value() : undefined;
    return known ? changeSums(known.changes) : { more: 0, fewer: 0 };
  });
  protected readonly date = formatDate;
  protected readonly number = formatNumber;
  protected readonly key = holderKey;
  protected readonly countingOf = countingOf;

  protected counted(count: number): string {
    return countedText(this.line(), count);
  }
}
