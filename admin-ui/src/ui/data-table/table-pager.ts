import { Component, computed, input, output } from '@angular/core';

import { formatNumber } from '../../core/format';
import { Icon } from '../icon/icon';
import { type ListState, lastPage, pageSizes } from './list-state.rules';

/** Which rows are shown, and the way to the others. */
@Component({
  selector: 'app-table-pager',
  imports: [Icon],
  template: `
    @if (!continuous()) {
      <label class="size">
        <span i18n>Rows</span>
        <select class="input" [value]="state().pageSize" (change)="resize($event)">
          @for (size of sizes; track size) {
            <option [value]="size" [selected]="size === state().pageSize">{{ size }}</option>
          }
        </select>
      </label>
    }
    <span class="range" aria-live="polite">{{ range() }}</span>
    @if (!continuous()) {
      <nav aria-label="Pages" i18n-aria-label>
        <button
          type="button"
          class="button button-icon button-quiet"
          aria-label="Previous page"
          i18n-aria-label
          [disabled]="state().page <= 1"
          (click)="choose.emit({ page: state().page - 1 })"
        >
          <app-icon name="chevron-left" />
        </button>
        <button
          type="button"
          class="button button-icon button-quiet"
          aria-label="Next page"
          i18n-aria-label
          [disabled]="state().page >= last()"
          (click)="choose.emit({ page: state().page + 1 })"
        >
          <app-icon name="chevron-right" />
        </button>
      </nav>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: flex-end;
      gap: var(--space-3);
      min-height: 40px;
      padding: 4px 8px 4px 14px;
      border-top: 1px solid var(--border);
      color: var(--text-muted);
      font-size: var(--text-size-small);
    }
    .size {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-inline-end: auto;
    }
    select.input {
      --control-height: 26px;
      width: auto;
      padding-block: 2px;
      font-size: var(--text-size-small);
      border-color: var(--border-strong);
    }
    nav {
      display: flex;
    }
  `,
})
export class TablePager {
  readonly state = input.required<ListState>();
  readonly total = input.required<number>();
  readonly shown = input.required<number>();
  /** The first and the last row in view, from 1, where one scrolls through all of them. */
  readonly continuous = input<{ readonly first: number; readonly last: number } | null>(null);
  readonly choose = output<Partial<ListState>>();

  protected readonly sizes = pageSizes;
  protected readonly last = computed(() => lastPage(this.total(), this.state().pageSize));
  protected readonly range = computed(() => {
    const { page, pageSize } = this.state();
    const first = (page - 1) * pageSize + 1;
    const total = formatNumber(this.total());
    const inView = this.continuous();
    if (inView) return rangeText(inView.first, inView.last, total);
    if (this.shown() === 0) return $localize`0 of ${total}:total:`;
    return rangeText(first, first + this.shown() - 1, total);
  });

  protected resize(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.choose.emit({ pageSize: Number(event.target.value) });
  }
}

function rangeText(first: number, last: number, total: string): string {
  const [from, to] = [formatNumber(first), formatNumber(last)];
  return $localize`${from}:from:–${to}:to: of ${total}:total:`;
}
