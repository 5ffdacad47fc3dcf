import { Component, computed, input, output, signal } from '@angular/core';

import { Icon } from '../icon/icon';
import { Popover } from '../popover/popover';
import { FilterChip } from './filter-chip';
import { FilterEditor } from './filter-editor';
import type { ListState } from './list-state.rules';
import type { TableFilter } from './table-filter';

/** The filters that are on, as chips, and the way to add one. */
@Component({
  selector: 'app-filter-bar',
  imports: [FilterChip, FilterEditor, Icon, Popover],
  template: `
    @for (filter of active(); track filter.key) {
      <app-filter-chip [filter]="filter" [values]="valuesOf(filter)" (chosen)="choose(filter, $event)" />
    }
    @if (offered().length > 0) {
      <button
        type="button"
        class="button button-quiet button-small"
        [appPopover]="menu"
        appPopoverLabel="Filter"
        i18n-appPopoverLabel
        #popover="appPopover"
        (appPopoverClosed)="picked.set(null)"
      >
        <app-icon name="filter" /> <ng-container i18n>Filter</ng-container>
      </button>
      <ng-template #menu>
        @if (picked(); as filter) {
          <app-filter-editor
            [filter]="filter"
            [values]="valuesOf(filter)"
            (chosen)="choose(filter, $event)"
            (done)="popover.close()"
          />
        } @else {
          <div class="menu">
            @for (filter of offered(); track filter.key) {
              <button type="button" (click)="picked.set(filter)">{{ filter.label }}</button>
            }
          </div>
        }
      </ng-template>
    }
    @if (active().length > 1) {
      <button type="button" class="link small" (click)="clear.emit()" i18n>Clear all</button>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .menu {
      display: flex;
      flex-direction: column;
      padding: 4px;
    }
    .menu button {
      min-height: var(--control-height);
      padding: 0 10px;
      border: 0;
      border-radius: var(--radius-small);
      background: none;
      color: var(--text);
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    .menu button:hover {
      background: var(--surface-hover);
    }
    .menu button:focus-visible {
      outline-offset: -2px;
    }
  `,
})
export class FilterBar {
  readonly filters = input.required<readonly TableFilter[]>();
  readonly state = input.required<ListState>();
  readonly chosen = output<Partial<ListState>>();
  readonly clear = output();

  /** The filter that is being added; the popover that it was picked in stays with it. */
  protected readonly picked = signal<TableFilter | null>(null);
  readonly #shown = computed(() => this.filters().filter(({ hidden }) => hidden !== true));
  protected readonly active = computed(() =>
    this.#shown().filter((filter) => filter.key !== this.picked()?.key && this.valuesOf(filter).length > 0),
  );
  protected readonly offered = computed(() => this.#shown().filter((filter) => !this.active().includes(filter)));

  protected valuesOf(filter: TableFilter): readonly string[] {
    return this.state().filters[filter.key] ?? [];
  }

  protected choose(filter: TableFilter, values: readonly string[]): void {
    const { [filter.key]: _before, ...others } = this.state().filters;
    this.chosen.emit({ filters: values.length === 0 ? others : { ...others, [filter.key]: values } });
  }
}
