import { Component, computed, input, output, signal } from '@angular/core';

import { Icon } from '../icon/icon';
import { Popover } from '../popover/popover';
import { FilterChip } from './filter-chip';
import { FilterEditor } from './filter-editor';
import { type ChosenFilter, type FilterOperator, chosenOf, operatorsOf, withChosen } from './filter-operators.rules';
import type { ListState } from './list-state.rules';
import type { TableFilter } from './table-filter';

/** A filter that is on, as it is drawn. */
interface Chip {
  readonly key: string;
  /** Among those of its filter. */
  readonly index: number;
  readonly filter: TableFilter;
  readonly selected: ChosenFilter;
}

const nothingChosen: ChosenFilter = { operator: 'is', values: [] };

/** The filters that are on, as chips, and the way to add one. */
@Component({
  selector: 'app-filter-bar',
  imports: [FilterChip, FilterEditor, Icon, Popover],
  template: `
    @for (chip of active(); track chip.key) {
      <app-filter-chip
        [filter]="chip.filter"
        [selected]="chip.selected"
        (chosen)="change(chip, $event)"
        (removed)="choose(chip.filter, chip.selected.operator, { operator: chip.selected.operator, values: [] })"
        (closed)="held.set(null)"
      />
    }
    @if (offered().length > 0) {
      <button
        type="button"
        class="button button-quiet button-small"
        data-add-filter
        [appPopover]="menu"
        appPopoverLabel="Filter"
        i18n-appPopoverLabel
        #popover="appPopover"
        (appPopoverClosed)="pick(null)"
      >
        <app-icon name="filter" /> <ng-container i18n>Filter</ng-container>
      </button>
      <ng-template #menu>
        @if (picked(); as filter) {
          <app-filter-editor
            [filter]="filter"
            [selected]="beginning()"
            (chosen)="add(filter, $event)"
            (done)="popover.close()"
          />
        } @else {
          <div class="menu">
            @for (filter of offered(); track filter.key) {
              <button type="button" (click)="pick(filter)">{{ filter.label }}</button>
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
  protected readonly beginning = signal<ChosenFilter>(nothingChosen);
  readonly #shown = computed(() => this.filters().filter(({ hidden }) => hidden !== true));
  /** The chip that is being changed: it stays with its editor while nothing is chosen, and says so. */
  protected readonly held = signal<(Chip & { readonly chips: number }) | null>(null);
  protected readonly active = computed(() =>
    this.#shown()
      .filter(({ key }) => key !== this.picked()?.key)
      .flatMap((filter) => this.#chipsOf(filter)),
  );
  protected readonly offered = computed(() => {
    const active = new Set(this.active().map(({ filter }) => filter));
    return this.#shown().filter((filter) => !active.has(filter));
  });

  protected pick(filter: TableFilter | null): void {
    const operator = filter === null ? undefined : operatorsOf(filter)[0];
    this.beginning.set({ operator: operator ?? 'is', values: [] });
    this.picked.set(filter);
  }

  protected add(filter: TableFilter, chosen: ChosenFilter): void {
    const { operator } = this.beginning();
    this.beginning.set(chosen);
    this.choose(filter, operator, chosen);
  }

  protected change(chip: Chip, chosen: ChosenFilter): void {
    const chips = this.held()?.chips ?? this.active().filter(({ filter }) => filter === chip.filter).length;
    this.held.set({ ...chip, selected: chosen, chips });
    this.choose(chip.filter, chip.selected.operator, chosen);
  }

  protected choose(filter: TableFilter, before: FilterOperator, chosen: ChosenFilter): void {
    this.chosen.emit({ filters: withChosen(filter, this.state().filters, before, chosen) });
  }

  #chipsOf(filter: TableFilter): Chip[] {
    const chosen = chosenOf(filter, this.state().filters);
    const held = this.held();
    if (held?.filter === filter && chosen.length < held.chips) chosen.splice(held.index, 0, held.selected);
    return chosen.map((selected, index) => ({ key: `${filter.key} ${index}`, index, filter, selected }));
  }
}
