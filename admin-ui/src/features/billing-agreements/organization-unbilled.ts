import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingUnbilledList } from '../../api/billing-unbilled';
import type { UnbilledSeatsResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { seatCountText } from '../../core/counts';
import { formatMoney } from '../../core/format';
import { Dialogs } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';

/** So many are shown; the others are on the page of margins. */
const mostShown = 5;

/** Seats that are in use in an organization, and on none of its agreements. */
@Component({
  selector: 'app-organization-unbilled',
  imports: [Icon, ResourceState, RouterLink],
  host: { class: 'card' },
  template: `
    <div class="head"><h2 i18n>Billed to nobody</h2></div>
    @if (unbilled.hasValue()) {
      @let page = unbilled.value();
      @if (page.items.length > 0) {
        <p class="notice notice-warning">
          <app-icon name="alert" /> <span>{{ cost() }}</span>
        </p>
        <ul>
          @for (row of page.items; track row.id) {
            <li>
              <span class="text">
                <a [routerLink]="['/licenses', row.license.id, 'overview']">{{ row.license.name }}</a>
                <span class="muted small">{{ seatsOf(row) }}</span>
              </span>
              @if (row.monthlyCost) {
                <span class="figure">{{ monthly(row) }}</span>
              }
              <button
                type="button"
                class="button button-small"
                [attr.aria-label]="billLabel(row)"
                (click)="bill(row)"
                i18n
              >
                Bill
              </button>
            </li>
          }
        </ul>
        @if (page.total > page.items.length) {
          <p class="muted small" i18n>and {{ page.total - page.items.length }} more licenses</p>
        }
        <p class="muted small" i18n>Put a product of the license on an active agreement to charge for its seats.</p>
      } @else {
        <p class="good">
          <app-icon name="check-circle" />
          <span i18n>Every license with seats in use here is on an agreement, as far as its cost is known.</span>
        </p>
      }
    } @else {
      <app-resource-state [resource]="unbilled" />
    }
  `,
  styleUrl: './organization-card.scss',
  styles: `
    .good {
      display: flex;
      gap: 8px;
    }
    .good app-icon {
      flex: none;
      margin-top: 2px;
      color: var(--good);
    }
  `,
})
export class OrganizationUnbilled {
  readonly #dialogs = inject(Dialogs);

  readonly id = input.required<number>();

  protected readonly unbilled = apiResource(
    () => billingUnbilledList({ organizationId: [this.id()], pageSize: mostShown }),
    { topics: ['billing-agreements', 'billing-products', 'licenses'] },
  );
  /** What all of them cost, also those that are not shown. */
  protected readonly cost = computed(() => {
    const totals = this.unbilled.hasValue() ? (this.unbilled.value()?.totals ?? []) : [];
    const costs = totals.map(({ monthlyCost, currency }) => formatMoney(monthlyCost, currency)).join(' + ');
    return costs === ''
      ? $localize`Seats are in use here that no agreement charges for.`
      : $localize`Seats that cost ${costs}:amount: a month are in use here, and no agreement charges for them.`;
  });

  protected billLabel({ license }: UnbilledSeatsResponse): string {
    return $localize`Bill the seats of ${license.name}:license:`;
  }

  protected async bill(row: UnbilledSeatsResponse): Promise<void> {
    await this.#dialogs.open(() => import('../billing-margins/bill-seats').then((m) => m.BillSeats), { row });
    this.unbilled.reload();
  }

  protected seatsOf({ seats }: UnbilledSeatsResponse): string {
    return seatCountText(seats);
  }

  protected monthly({ monthlyCost, currency }: UnbilledSeatsResponse): string {
    return $localize`${formatMoney(monthlyCost, currency)}:amount: a month`;
  }
}
