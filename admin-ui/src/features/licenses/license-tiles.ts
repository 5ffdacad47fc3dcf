import { Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

import { licensesSummary } from '../../api/licenses';
import type { LicenseResponse, MoneyOfLicenses } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { licenseCountText } from '../../core/counts';
import { formatMoney, formatMoneyWhole, formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import type { ListSource } from '../../ui/data-table';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { licenseColumns } from './license-columns';
import { type Tile, columnOf, filtersOf, isChosen, isNothing, licenseTiles } from './license-tiles.rules';

/** The figures above the licenses list. Each is a filter of the list below it. */
@Component({
  selector: 'app-license-tiles',
  imports: [MatTooltip, Skeleton],
  host: { role: 'group', class: 'tiles', 'aria-label': $localize`Summary` },
  template: `
    @for (tile of tiles(); track tile.key) {
      <button
        type="button"
        [class]="'tile ' + tile.key"
        [attr.aria-pressed]="chosen(tile)"
        [matTooltip]="tooltip(tile)"
        (click)="choose(tile)"
      >
        <span class="tile-label">{{ tile.label }}</span>
        @if (tile.figure === null) {
          <app-skeleton width="40px" />
        } @else {
          <span class="tile-figure" [class.calm]="nothing(tile.figure)">
            {{ text(tile.figure) }}
          </span>
          @if (others(tile.figure); as more) {
            <span class="tile-more">+ {{ more.join(', ') }}</span>
          }
        }
      </button>
    }
  `,
  styles: `
    :host {
      --tiles-in-row: 6;
    }
    .tile {
      justify-content: flex-start;
    }
    .tile-more {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .under-licensed .tile-figure,
    .expired .tile-figure {
      color: var(--danger);
    }
    .expiring .tile-figure {
      color: var(--warning);
    }
    .tile .calm {
      color: var(--text);
    }
    @media (width <= 1180px) {
      :host {
        --tiles-in-row: 3;
      }
    }
  `,
})
export class LicenseTiles {
  readonly #scope = inject(OrganizationScope);

  readonly source = input.required<ListSource<LicenseResponse>>();

  readonly #resource = apiResource(() => licensesSummary({ organizationId: this.#scope.ids() }), {
    topics: ['licenses'],
  });
  /** The figures before stay until others have come. */
  readonly #summary = lastAnswer(this.#resource, this.#scope.organizationId);
  protected readonly tiles = computed(() => licenseTiles(this.#summary() ?? null));
  protected readonly nothing = isNothing;

  /** Counts again, after a change of the page's own. */
  reload(): void {
    this.#resource.reload();
  }

  protected chosen(tile: Tile): boolean {
    const { filters, q } = this.source().state();
    return isChosen(tile, filters, q);
  }

  /** A second click lets go of the filter again. Where rows add up to the figure, they show it, the largest first. */
  protected choose(tile: Tile): void {
    if (tile.figure === null) return;
    const column = columnOf(tile);
    const chosen = this.chosen(tile);
    const adding = column !== null && !chosen;
    this.source().choose({
      q: '',
      filters: chosen ? {} : filtersOf(tile),
      columns: adding ? columnsWith(column) : null,
      ...(adding ? { sort: [{ field: column, descending: true }] } : {}),
    });
  }

  /** A count, or the largest amount: currencies are never added up. The tooltip has the cents. */
  protected text(figure: NonNullable<Tile['figure']>): string {
    if (typeof figure === 'number') return formatNumber(figure);
    const [largest] = figure;
    return largest ? wholeText(largest) : formatNumber(0);
  }

  /** The amounts in other currencies. */
  protected others(figure: NonNullable<Tile['figure']>): readonly string[] | null {
    return typeof figure === 'number' || figure.length < 2 ? null : figure.slice(1).map(wholeText);
  }

  protected tooltip({ figure }: Tile): string {
    if (figure === null || typeof figure === 'number') return '';
    return figure
      .map((money) => $localize`${amountText(money)}:amount: for ${licenseCountText(money.licenses)}:licenses:`)
      .join('\n');
  }
}

/** The columns that are shown anyway, with one more beside the name. */
function columnsWith(column: string): readonly string[] {
  const [name = '', ...rest] = licenseColumns.filter(({ hiddenByDefault }) => !hiddenByDefault).map(({ key }) => key);
  return [name, column, ...rest];
}

function amountText({ amount, currency }: MoneyOfLicenses): string {
  return formatMoney(amount, currency);
}

function wholeText({ amount, currency }: MoneyOfLicenses): string {
  return formatMoneyWhole(amount, currency);
}
