import { Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

import { billingInvoicesSummary } from '../../api/billing-invoices';
import type { InvoiceResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { formatMoney, formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import type { ListSource } from '../../ui/data-table';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { type InvoiceTile, chosenStates, invoiceTiles } from './invoice-tiles.rules';

/** How many invoices are in which state, and what they come to. Each state is a filter of the list below. */
@Component({
  selector: 'app-invoice-tiles',
  imports: [MatTooltip, Skeleton],
  host: { role: 'group', class: 'tiles', 'aria-label': $localize`State` },
  template: `
    @for (tile of tiles(); track tile.status) {
      <button
        type="button"
        class="tile"
        [attr.aria-pressed]="chosen(tile)"
        [matTooltip]="
          amounts(tile).join(
            '
'
          )
        "
        (click)="choose(tile)"
      >
        <span class="tile-label">{{ tile.label }}</span>
        @if (tile.invoices === null) {
          <app-skeleton width="40px" />
        } @else {
          <span class="figures">
            <span class="tile-figure">{{ number(tile.invoices) }}</span>
            <span class="amount">{{ amounts(tile).join(' + ') }}</span>
          </span>
        }
        <span class="tile-label">{{ tile.hint }}</span>
      </button>
    }
  `,
  styles: `
    :host {
      --tiles-in-row: 4;
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 10px;
    }
    .amount {
      color: var(--text-muted);
    }
    @media (width <= 900px) {
      :host {
        --tiles-in-row: 2;
      }
    }
  `,
})
export class InvoiceTiles {
  readonly #scope = inject(OrganizationScope);

  readonly source = input.required<ListSource<InvoiceResponse>>();

  readonly #resource = apiResource(() => billingInvoicesSummary({ organizationId: this.#scope.ids() }), {
    topics: ['billing-invoices'],
  });
  /** The figures before stay until others have come. */
  readonly #summary = lastAnswer(this.#resource, this.#scope.organizationId);
  protected readonly tiles = computed(() => invoiceTiles(this.#summary() ?? null));
  protected readonly number = formatNumber;

  /** Counts again, after a change of the page's own. */
  reload(): void {
    this.#resource.reload();
  }

  protected chosen({ status }: InvoiceTile): boolean {
    const chosen = this.source().state().filters['status'];
    return chosen?.length === 1 && chosen[0] === status;
  }

  protected choose({ status }: InvoiceTile): void {
    const { status: chosen, ...others } = this.source().state().filters;
    const states = chosenStates(chosen, status);
    this.source().choose({ filters: states === null ? others : { ...others, status: states } });
  }

  protected amounts({ totals }: InvoiceTile): readonly string[] {
    return totals.map(({ amount, currency }) => formatMoney(amount, currency));
  }
}
