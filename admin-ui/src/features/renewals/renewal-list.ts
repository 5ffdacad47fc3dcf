import { Component, computed, inject } from '@angular/core';

import type { RenewalResponse } from '../../api/model';
import { renewalsExport, renewalsList } from '../../api/renewals';
import { formatDate, formatMoney, formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { options, renewalKindWords } from '../../core/words';
import { Cell, type Column, DataTable, type ListSource, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { today } from '../licenses/today';
import { RenewalTimeline } from './renewal-timeline';
import { chosenMonth, daysToCome, type Period, shownDays } from './renewal-timeline.rules';

/** What renews itself or expires in the next months, what it costs, and what could be saved. */
@Component({
  selector: 'app-renewal-list',
  imports: [Cell, DataTable, EmptyState, Icon, PageHeader, RenewalTimeline],
  template: `
    <app-page-header heading="Renewals" i18n-heading>
      <button type="button" class="button" (click)="subscribe()">
        <app-icon name="calendar" /> <ng-container i18n>Subscribe to calendar</ng-container>
      </button>
    </app-page-header>

    <app-renewal-timeline [month]="month()" (chosen)="choose($event)" />

    <app-data-table label="Renewals" i18n-label [source]="renewals" [columns]="columns" [rowLink]="link">
      <ng-container *appCell="'kind' of renewals; let renewal">
        <span
          class="badge"
          [class.badge-accent]="renewal.kind === 'RENEWS'"
          [class.badge-warning]="renewal.kind === 'EXPIRES'"
        >
          {{ kinds[renewal.kind] }}
        </span>
      </ng-container>
      <ng-container *appCell="'whatIf' of renewals; let renewal">
        @if (renewal.whatIf; as smaller) {
          <span class="what-if">
            <span i18n>Renew {{ number(smaller.quantity) }}</span>
            @if (smaller.saves) {
              <strong i18n>save {{ money(smaller.saves, renewal.currency) }} a year</strong>
            }
          </span>
        } @else {
          <span class="muted">–</span>
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="renewal"
        heading="Nothing to renew"
        i18n-heading
        text="Licenses with an expiration date are listed here by the day that they expire or renew themselves."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-4);
      min-width: 0;
    }
    app-data-table {
      min-height: 420px;
    }
    .what-if {
      display: inline-flex;
      gap: 6px;
      white-space: nowrap;
    }
    strong {
      color: var(--good);
      font-weight: 500;
    }
  `,
})
export class RenewalList {
  readonly #dialogs = inject(Dialogs);
  readonly #scope = inject(OrganizationScope);

  protected readonly number = formatNumber;
  protected readonly money = formatMoney;
  protected readonly kinds = renewalKindWords;
  protected readonly link = ({ license }: RenewalResponse): readonly unknown[] => ['/licenses', license.id];

  readonly #today = today();
  protected readonly renewals: ListSource<RenewalResponse> = listSource({
    key: 'renewals',
    list: renewalsList,
    export: renewalsExport,
    params: () => ({ organizationId: this.#scope.ids(), ...shownDays(this.#chosenDays(), this.#today) }),
    filters: [
      { kind: 'days', key: 'from', until: 'to', untilIs: 'last', label: $localize`Day` },
      { kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(renewalKindWords) },
      { kind: 'text', key: 'currency', label: $localize`Currency` },
    ],
    defaultSort: 'on,license',
    topics: ['licenses'],
  });
  protected readonly columns: readonly Column<RenewalResponse>[] = [
    { key: 'license', label: $localize`License`, sortable: true, width: '24%', value: ({ license }) => license.name },
    { key: 'on', label: $localize`:a date|:On`, sortable: true, value: ({ on }) => formatDate(on) },
    { key: 'kind', label: $localize`Kind`, sortable: true },
    {
      key: 'amount',
      label: $localize`Cost`,
      sortable: true,
      align: 'end',
      value: ({ amount, currency }) => formatMoney(amount, currency),
    },
    {
      key: 'quantity',
      label: $localize`Quantity`,
      sortable: true,
      align: 'end',
      value: (row) => formatNumber(row.quantity),
    },
    { key: 'unused', label: $localize`Unused`, sortable: true, align: 'end', value: (row) => formatNumber(row.unused) },
    { key: 'whatIf', label: $localize`What if`, width: '250px', maxWidth: '320px' },
    {
      key: 'usage',
      label: $localize`In use`,
      sortable: true,
      align: 'end',
      hiddenByDefault: true,
      value: ({ usage }) => formatNumber(usage),
    },
    {
      key: 'vendor',
      label: $localize`Vendor`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ vendor }) => vendor?.name,
    },
  ];

  /** The month that both dates of the filter enclose; `null` for any other days. */
  protected readonly month = computed(() => chosenMonth(this.#chosenDays(), this.#today));

  /** A second click shows every month again. */
  protected choose(month: string): void {
    const { from: _from, to: _to, ...others } = this.renewals.state().filters;
    const { from, to } = daysToCome(month, this.#today);
    this.renewals.choose({ filters: month === this.month() ? others : { ...others, from: [from], to: [to] } });
  }

  #chosenDays(): Partial<Period> {
    const { from, to } = this.renewals.state().filters;
    return { ...(from?.[0] && { from: from[0] }), ...(to?.[0] && { to: to[0] }) };
  }

  protected subscribe(): void {
    void this.#dialogs.open(() => import('./calendar-subscription').then((m) => m.CalendarSubscription), {});
  }
}
