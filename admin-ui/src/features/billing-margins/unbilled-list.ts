import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingUnbilledExport, billingUnbilledList } from '../../api/billing-unbilled';
import { licensesGet, licensesList } from '../../api/licenses';
import type { UnbilledSeatsResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { formatMoney, formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { losses, unbilledTopics } from './unbilled.rules';

/** Seats that are in use while no agreement charges for them: what they cost, and how they come to be billed. */
@Component({
  selector: 'app-unbilled-list',
  imports: [Cell, DataTable, EmptyState, Icon, RouterLink],
  template: `
    @if (lost().length > 0) {
      <div class="losses">
        @for (loss of lost(); track loss.currency) {
          <section class="card">
            <strong class="amount">{{ loss.monthly }}</strong>
            <p i18n>a month for {{ loss.seats }} that are billed to nobody</p>
            <p class="muted small" i18n>{{ loss.yearly }} a year</p>
          </section>
        }
        <p class="muted why" i18n>
          These seats are in use, and paid for by you: no active agreement of the organization has a product for their
          license. Make a product of the license, and put it on the agreement.
        </p>
      </div>
    }
    <app-data-table
      label="Unbilled seats"
      i18n-label
      [source]="seats"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="true"
      (opened)="bill($event)"
    >
      <a
        *appCell="'license' of seats; let row"
        tabindex="-1"
        [routerLink]="['/licenses', row.license.id, 'overview']"
        >{{ row.license.name }}</a
      >
      <a
        *appCell="'organization' of seats; let row"
        tabindex="-1"
        [routerLink]="['/organizations', row.organization.id, 'overview']"
        >{{ row.organization.name }}</a
      >
      <ng-container *appCell="'bill' of seats; let row">
        <button type="button" class="button button-small" tabindex="-1" (click)="bill(row)">
          <app-icon name="billing" [size]="14" /> <ng-container i18n>Bill these seats</ng-container>
        </button>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="check-circle"
        heading="Every seat with a cost is billed"
        i18n-heading
        text="Seats that are in use stand here while no active agreement of their organization charges for the license. Licenses whose cost nobody entered are left out; the filter Cost shows them, too."
        i18n-text
      >
        <button type="button" class="button" (click)="showAll()" i18n>Show those without a cost</button>
      </app-empty-state>
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
      min-height: 360px;
    }
    .losses {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-3) var(--space-5);
    }
    .losses .card {
      flex: 0 1 auto;
      min-width: 260px;
      border-inline-start: 3px solid var(--danger);
    }
    @media (width <= 700px) {
      .losses .card {
        flex: 1 1 100%;
      }
    }
    .amount {
      color: var(--danger);
      font-size: 20px;
      font-weight: 600;
      line-height: 28px;
    }
    p {
      margin: 0;
    }
    .why {
      flex: 1 1 280px;
      max-width: 90ch;
    }
  `,
})
export class UnbilledList {
  readonly #dialogs = inject(Dialogs);
  readonly #scope = inject(OrganizationScope);

  protected readonly seats = listSource({
    key: 'billing-unbilled',
    list: billingUnbilledList,
    export: billingUnbilledExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: [
      {
        kind: 'lookup',
        key: 'licenseId',
        label: $localize`License`,
        search: (q) => licensesList({ q }),
        load: licensesGet,
      },
      {
        kind: 'choice',
        key: 'withCost',
        label: $localize`Cost`,
        single: true,
        options: [{ value: 'false', label: $localize`Also without a cost` }],
      },
    ],
    defaultSort: '-monthlyCost,-seats',
    topics: unbilledTopics,
  });

  /** The sums of all pages, narrowed as the list is. */
  readonly #all = apiResource(
    () => {
      const { q, filters } = this.seats.state();
      const licenseId = filters['licenseId']?.map(Number);
      return billingUnbilledList({
        pageSize: 1,
        organizationId: this.#scope.ids(),
        ...(q === '' ? {} : { q }),
        ...(licenseId ? { licenseId } : {}),
      });
    },
    { topics: unbilledTopics },
  );
  readonly #known = lastAnswer(this.#all, this.#scope.organizationId);
  protected readonly lost = computed(() => losses(this.#known()?.totals ?? []));

  protected readonly columns: readonly Column<UnbilledSeatsResponse>[] = [
    { key: 'license', label: $localize`License`, sortable: true, width: '26%' },
    { key: 'organization', label: $localize`Organization`, sortable: true, width: '24%' },
    {
      key: 'seats',
      label: $localize`Seats in use`,
      sortable: true,
      align: 'end',
      width: '110px',
      value: ({ seats }) => formatNumber(seats),
    },
    {
      key: 'unitCost',
      label: $localize`Unit cost`,
      sortable: true,
      align: 'end',
      width: '120px',
      value: ({ unitCost, currency }) => formatMoney(unitCost, currency),
    },
    {
      key: 'monthlyCost',
      label: $localize`Cost a month`,
      sortable: true,
      align: 'end',
      width: '130px',
      value: ({ monthlyCost, currency }) => formatMoney(monthlyCost, currency),
    },
    { key: 'bill', label: $localize`Bill them`, width: '160px' },
  ];

  protected readonly rowActions = (row: UnbilledSeatsResponse): readonly RowAction[] => [
    { label: $localize`Bill these seats`, icon: 'billing', run: () => void this.bill(row) },
  ];

  protected async bill(row: UnbilledSeatsResponse): Promise<void> {
    await this.#dialogs.open(() => import('./bill-seats').then((m) => m.BillSeats), { row });
  }

  protected showAll(): void {
    this.seats.choose({ filters: { ...this.seats.state().filters, withCost: ['false'] } });
  }
}
