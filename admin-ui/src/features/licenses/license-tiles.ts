import { Component, computed, inject, input, linkedSignal } from '@angular/core';

import { licensesList } from '../../api/licenses';
import type { LicenseResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Skeleton } from '../../ui/skeleton/skeleton';
import type { ListSource } from '../../ui/data-table';
import { type Tile, filtersOf, isChosen, licenseTiles } from './license-tiles.rules';

/** The figures above the licenses list. Each is a filter of the list below it. */
@Component({
  selector: 'app-license-tiles',
  imports: [Skeleton],
  host: { role: 'group', 'aria-label': $localize`Summary` },
  template: `
    @for (tile of tiles; track tile.key) {
      <button type="button" [class]="tile.key" [attr.aria-pressed]="chosen(tile)" (click)="choose(tile)">
        <span class="label">{{ tile.label }}</span>
        @let count = counts[tile.key]();
        @if (count === null) {
          <app-skeleton width="40px" />
        } @else {
          <span class="count" [class.calm]="count === 0">{{ number(count) }}</span>
        }
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: var(--space-3);
    }
    button {
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      gap: 4px;
      min-height: 66px;
      padding: 10px 14px;
      border: 1px solid var(--border);
      border-radius: var(--radius-large);
      background: var(--surface);
      color: var(--text);
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
    [aria-pressed='true'] {
      border-color: var(--accent);
      box-shadow: inset 0 0 0 1px var(--accent);
    }
    .label {
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 16px;
    }
    .count {
      font-size: 20px;
      font-weight: 600;
      line-height: 24px;
    }
    app-skeleton {
      margin: 7px 0;
    }
    .under-licensed .count,
    .expired .count {
      color: var(--danger);
    }
    .expiring .count {
      color: var(--warning);
    }
    .count.calm {
      color: var(--text);
    }
    @media (width <= 700px) {
      :host {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-2);
      }
    }
  `,
})
export class LicenseTiles {
  readonly #scope = inject(OrganizationScope);

  readonly source = input.required<ListSource<LicenseResponse>>();

  protected readonly tiles = licenseTiles(today());
  protected readonly number = formatNumber;
  readonly #totals = this.tiles.map(({ key, params }) => ({ key, ...this.#total(params) }));
  protected readonly counts = {
    all: this.#countOf('all'),
    'under-licensed': this.#countOf('under-licensed'),
    expiring: this.#countOf('expiring'),
    expired: this.#countOf('expired'),
  };

  /** Counts again, after a change of the page's own. */
  reload(): void {
    for (const { resource } of this.#totals) resource.reload();
  }

  protected chosen(tile: Tile): boolean {
    const { filters, q } = this.source().state();
    return isChosen(tile, filters, q);
  }

  /** A second click lets go of the filter again. */
  protected choose(tile: Tile): void {
    this.source().choose({ q: '', filters: this.chosen(tile) ? {} : filtersOf(tile) });
  }

  #total(params: Tile['params']) {
    const resource = apiResource(() => licensesList({ ...params, organizationId: this.#scope.ids(), pageSize: 1 }), {
      topics: ['licenses'],
    });
    const count = linkedSignal<number | undefined, number | null>({
      source: () => (resource.hasValue() ? resource.value()?.total : undefined),
      computation: (total, previous) => total ?? previous?.value ?? null,
    });
    return { resource, count };
  }

  #countOf(key: Tile['key']) {
    return computed(() => this.#totals.find((total) => total.key === key)?.count() ?? null);
  }
}

/** The reader's calendar date. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
