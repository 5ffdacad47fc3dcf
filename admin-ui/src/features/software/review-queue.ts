import { Component, ElementRef, effect, inject } from '@angular/core';

import type { TitleResponse } from '../../api/model';
import { titlesExport, titlesList } from '../../api/titles';
import { Abilities } from '../../core/ability/abilities';
import { OrganizationScope } from '../../core/organization-scope';
import { options, productKindWords } from '../../core/words';
import { BulkActions, Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Help } from '../../ui/help/help';
import { Icon } from '../../ui/icon/icon';
import { ProductActions } from './product-actions';
import { reviewKey } from './review.rules';
import { platformWords } from './software-words';
import { TitleActions } from './title-actions';

/**
 * Titles that neither a rule nor the catalog knew, the most installed first. Confirming one takes its product as
 * reviewed; everything can be done from the row that has the focus, with one key each.
 */
@Component({
  selector: 'app-review-queue',
  imports: [BulkActions, Cell, DataTable, EmptyState, Help, Icon],
  host: { '(keydown)': 'decideByKey($event)' },
  template: `
    <p class="hint muted small">
      <span>
        <ng-container i18n>
          No rule or catalog entry knows these titles, so their product was guessed. Confirm the guess, or map the title
          to another product.
        </ng-container>
        <app-help topic="reviewQueue" />
      </span>
      @if (mayDecide) {
        <span class="keys" i18n>
          On a row: <kbd>C</kbd> confirm <kbd>M</kbd> map <kbd>W</kbd> why <kbd>Space</kbd> select
        </span>
      }
    </p>
    <app-data-table
      label="Titles to review"
      i18n-label
      [source]="titles"
      [columns]="columns"
      [rowActions]="rowActions"
      openable
      (opened)="explain($event)"
    >
      @if (mayDecide) {
        <ng-container *appBulkActions="let selected of titles; let clear = clear">
          <button type="button" class="button button-small button-primary" (click)="confirmAll(selected, clear)">
            <app-icon name="check" [size]="14" /> <ng-container i18n>Confirm</ng-container>
          </button>
        </ng-container>
      }
      <ng-container *appCell="'product' of titles; let title">
        {{ title.product.name }}
        <span class="badge">{{ kindWords[title.product.kind] }}</span>
      </ng-container>
      <ng-container *appCell="'decide' of titles; let title">
        <span class="decide">
          <button
            type="button"
            tabindex="-1"
            class="button button-small"
            [attr.aria-label]="confirmLabel(title)"
            (click)="confirm(title)"
          >
            <app-icon name="check" [size]="14" /> <ng-container i18n>Confirm</ng-container>
          </button>
          <button
            type="button"
            tabindex="-1"
            class="button button-small button-quiet"
            [attr.aria-label]="mapLabel(title)"
            (click)="map(title)"
          >
            <ng-container i18n>Map</ng-container>
          </button>
        </span>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="check-circle"
        heading="Nothing to review"
        i18n-heading
        text="Every title is known to the catalog or to a rule, or somebody has looked at it. New ones appear with the inventories that bring them."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    .hint {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 16px;
    }
    // Keys are for keyboards.
    @media (width <= 700px) {
      .keys {
        display: none;
      }
    }
    kbd {
      margin-inline-start: 8px;
      padding: 0 5px;
      border: 1px solid var(--border-strong);
      border-radius: var(--radius-small);
      font: inherit;
    }
    .decide {
      display: inline-flex;
      gap: 4px;
    }
    .badge {
      margin-inline-start: 6px;
    }
    @media (pointer: coarse) {
      .keys {
        display: none;
      }
    }
  `,
})
export class ReviewQueue {
  readonly #actions = inject(TitleActions);
  readonly #scope = inject(OrganizationScope);
  readonly #products = inject(ProductActions);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly mayDecide = this.#mayDecide();
  protected readonly kindWords = productKindWords;
  /** Place of the row that gets the focus when the next rows are there; the decided one has gone then. */
  #nextRow: number | null = null;

  protected readonly titles = listSource({
    key: 'software-review',
    list: titlesList,
    export: titlesExport,
    params: () => ({ reviewed: false, organizationId: this.#scope.ids() }),
    filters: [{ kind: 'choice', key: 'platform', label: $localize`Platform`, options: options(platformWords) }],
    defaultSort: '-deviceCount',
    topics: ['software'],
  });

  protected readonly columns: readonly Column<TitleResponse>[] = [
    { key: 'name', label: $localize`Title`, sortable: true, width: '32%', maxWidth: 'clamp(240px, 24vw, 340px)' },
    { key: 'publisher', label: $localize`Publisher`, sortable: true, hiddenByDefault: true },
    {
      key: 'product',
      label: $localize`Guessed product`,
      sortable: true,
      width: '30%',
      maxWidth: 'clamp(240px, 24vw, 340px)',
    },
    {
      key: 'platform',
      label: $localize`Platform`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ platform }) => platformWords[platform],
    },
    { key: 'deviceCount', label: $localize`Devices`, sortable: true, align: 'end', width: '90px' },
    ...(this.mayDecide ? [{ key: 'decide', label: $localize`Decide`, width: '170px' }] : []),
  ];

  constructor() {
    effect(() => {
      this.titles.rows();
      const row = this.#nextRow;
      if (row === null) return;
      this.#nextRow = null;
      requestAnimationFrame(() => {
        const rows = this.#rowElements();
        rows[Math.min(row, rows.length - 1)]?.focus();
      });
    });
  }

  protected readonly rowActions = (title: TitleResponse): readonly RowAction[] => [
    ...(this.mayDecide
      ? [
          { label: $localize`Confirm`, icon: 'check', run: () => void this.confirm(title) } as const,
          { label: $localize`Map to another product`, icon: 'merge', run: () => void this.map(title) } as const,
        ]
      : []),
    { label: $localize`Why this product?`, icon: 'help', run: () => this.explain(title) },
  ];

  protected confirmLabel({ name }: TitleResponse): string {
    return $localize`Confirm ${name}:title:`;
  }

  protected mapLabel({ name }: TitleResponse): string {
    return $localize`Map ${name}:title: to another product`;
  }

  protected decideByKey(event: KeyboardEvent): void {
    const decision = reviewKey(event);
    if (decision === null || !(event.target instanceof HTMLTableRowElement)) return;
    const title = this.titles.rows()[this.#rowElements().indexOf(event.target)];
    if (!title || (decision !== 'explain' && !this.mayDecide)) return;
    event.preventDefault();
    if (decision === 'confirm') void this.confirm(title);
    else if (decision === 'map') void this.map(title);
    else this.explain(title);
  }

  protected async confirm(title: TitleResponse): Promise<void> {
    const row = this.titles.rows().indexOf(title);
    if (await this.#products.review([title.product], true)) this.#goOn(row);
  }

  protected async confirmAll(titles: readonly TitleResponse[], clear: () => void): Promise<void> {
    if (
      await this.#products.review(
        titles.map(({ product }) => product),
        true,
      )
    ) {
      clear();
    }
    this.#goOn(0);
  }

  protected async map(title: TitleResponse): Promise<void> {
    const row = this.titles.rows().indexOf(title);
    if (await this.#actions.map(title)) this.#goOn(row);
  }

  protected explain(title: TitleResponse): void {
    void this.#actions.explain(title);
  }

  #goOn(row: number): void {
    this.#nextRow = Math.max(0, row);
    this.titles.reload();
  }

  #rowElements(): HTMLTableRowElement[] {
    return [...this.#host.nativeElement.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  }

  #mayDecide(): boolean {
    const abilities = inject(Abilities);
    return abilities.can('update', 'Title') && abilities.can('update', 'Product');
  }
}
