import { Component, computed, inject, input } from '@angular/core';

import {
  billingInvoicesEvidence,
  billingInvoicesExportHolders,
  billingInvoicesHolders,
} from '../../api/billing-invoices';
import type { BillingInvoicesHoldersParams, CountedHolderResponse, InvoiceLineResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatDate, formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { EvidenceChanges } from './evidence-changes';
import {
  countedText,
  countingOf,
  countsSomebody,
  holderIcons,
  holderPage,
  holderSubjects,
} from './evidence-words.rules';

/** Who was counted on a line, and what changed since the previous invoice. */
@Component({
  selector: 'app-line-evidence',
  imports: [Cell, DataTable, EmptyState, EvidenceChanges, Icon, ResourceState],
  host: { role: 'region', '[attr.aria-label]': 'label()' },
  template: `
    @if (evidence.hasValue() && evidence.value(); as known) {
      @let counting = countingOf(line(), known.count);
      @if (!countsSomebody(line())) {
        <p>
          <strong>{{ counted(line().quantity) }}</strong>&ngsp;
          <ng-container i18n>purchased by the end of {{ date(known.measuredOn) }}.</ng-container>&ngsp;
          <span class="muted" i18n>What was purchased is charged, whoever uses it: nobody is listed.</span>
        </p>
      } @else if (counting === 'SET') {
        <p>
          <strong>{{ number(line().quantity) }}</strong>&ngsp;
          <ng-container i18n>in use, as set on the license by the end of {{ date(known.measuredOn) }}.</ng-container
          >&ngsp;
          <span class="muted" i18n>The usage of this license is a number that somebody sets: nobody is listed.</span>
        </p>
      } @else if (counting === 'UNLISTED') {
        <p>
          <strong>{{ number(line().quantity) }}</strong>&ngsp;
          <ng-container i18n>on the line, and nobody is listed.</ng-container>&ngsp;
          <span class="muted" i18n
            >The line was changed by hand: the quantity was written there, or is the usage that was set on the license
            by the end of {{ date(known.measuredOn) }}.</span
          >
        </p>
      } @else {
        <p>
          <strong>{{ counted(known.count) }}</strong>&ngsp;
          <ng-container i18n>counted at the end of {{ date(known.measuredOn) }}.</ng-container>&ngsp;
          <span class="muted" i18n
            >This list is kept with the invoice: it stays when a license or device is deleted.</span
          >
        </p>
        @if (known.count !== line().quantity) {
          <p class="notice">
            <app-icon name="info" />
            <span i18n
              >The line was changed by hand: it says {{ number(line().quantity) }}, and {{ number(known.count) }} were
              counted.</span
            >
          </p>
        }
      }
      @if (countsSomebody(line()) && (counting === 'LISTED' || known.changes.removed.length > 0)) {
        <section>
          <h2 i18n>What changed</h2>
          <app-evidence-changes [changes]="known.changes" />
        </section>
      }
      @if (countsSomebody(line()) && counting === 'LISTED') {
        <section>
          <h2 i18n>Counted</h2>
          <app-data-table label="Counted" i18n-label [source]="holders" [columns]="columns()" [rowLink]="link">
            <ng-container *appCell="'holder' of holders; let row">
              <app-icon [name]="icons[row.holder.kind]" [size]="14" />
              <span>{{ row.holder.name }}</span>
              @if (!row.present) {
                <span class="badge" i18n>not here any more</span>
              }
            </ng-container>
            <app-empty-state
              tableEmpty
              icon="people"
              heading="Nobody is listed"
              i18n-heading
              text="Nobody was there to be counted on that day."
              i18n-text
            />
          </app-data-table>
        </section>
      }
    } @else {
      <app-resource-state [resource]="evidence" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      padding: var(--space-4);
      border-radius: var(--radius);
      background: var(--surface-recessed);
    }
    section {
      min-width: 0;
    }
    h2 {
      margin-bottom: 6px;
      font-size: var(--text-size);
      line-height: 20px;
    }
    app-data-table {
      --table-min-height: 0;
      max-height: 460px;
    }
    app-data-table app-icon {
      margin-inline-end: 4px;
      vertical-align: -2px;
    }
  `,
})
export class LineEvidence {
  readonly #abilities = inject(Abilities);

  readonly invoiceId = input.required<number>();
  readonly line = input.required<InvoiceLineResponse>();

  protected readonly evidence = apiResource(() => billingInvoicesEvidence(this.invoiceId(), this.line().id), {
    topics: ['billing-invoices'],
  });
  protected readonly holders = listSource({
    key: 'billing-evidence',
    inUrl: false,
    list: (params: BillingInvoicesHoldersParams) => billingInvoicesHolders(this.invoiceId(), this.line().id, params),
    export: (params) => billingInvoicesExportHolders(this.invoiceId(), this.line().id, params),
    defaultSort: 'holder',
    topics: ['billing-invoices'],
  });
  protected readonly columns = computed<readonly Column<CountedHolderResponse>[]>(() => [
    { key: 'holder', label: $localize`Holder`, sortable: true, width: '40%' },
    { key: 'assignedOn', label: $localize`Since`, sortable: true, value: ({ assignedOn }) => formatDate(assignedOn) },
    ...(this.line().quantitySource === 'SOFTWARE_LICENSE'
      ? [{ key: 'seats', label: $localize`Seats`, sortable: true, align: 'end' } as const]
      : []),
    { key: 'organization', label: $localize`Organization`, value: ({ organization }) => organization.name },
  ]);
  protected readonly label = computed(() => $localize`Evidence of ${this.line().description}:line:`);
  protected readonly countsSomebody = countsSomebody;
  protected readonly countingOf = countingOf;
  protected readonly icons = holderIcons;
  protected readonly date = formatDate;
  protected readonly number = formatNumber;

  protected readonly link = (row: CountedHolderResponse): readonly unknown[] | null => {
    const place = { organizationId: row.organization.id };
    const seen = row.present && this.#abilities.can('read', holderSubjects[row.holder.kind], place);
    return seen ? holderPage(row) : null;
  };

  protected counted(count: number): string {
    return countedText(this.line(), count);
  }
}
