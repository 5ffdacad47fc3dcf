import { Component, computed, inject, input, linkedSignal, output, resource } from '@angular/core';

import { Api } from '../../core/api/api';
import { Icon } from '../icon/icon';
import { Popover } from '../popover/popover';
import { FilterEditor } from './filter-editor';
import type { ChosenFilter } from './filter-operators.rules';
import { chipLabel, chipValues } from './filter-words';
import type { TableFilter } from './table-filter';

/**
 * A filter that is on: says what it lets through, opens to change it, and can be taken away. One whose only value is
 * called as the filter is ("Archived") says it once.
 */
@Component({
  selector: 'app-filter-chip',
  imports: [FilterEditor, Icon, Popover],
  template: `
    <button
      type="button"
      class="text"
      [appPopover]="editor"
      [appPopoverLabel]="filter().label"
      #popover="appPopover"
      (appPopoverClosed)="closed.emit()"
    >
      @if (text() !== filter().label) {
        <span class="label">{{ label() }}&ngsp;</span>
      }
      <span class="values">{{ text() }}</span>
    </button>
    <button type="button" class="remove" [attr.aria-label]="removeLabel()" (click)="removed.emit()">
      <app-icon name="close" [size]="12" />
    </button>
    <ng-template #editor>
      <app-filter-editor
        [filter]="filter()"
        [selected]="selected()"
        (chosen)="chosen.emit($event)"
        (done)="popover.close()"
      />
    </ng-template>
  `,
  styles: `
    :host {
      display: inline-flex;
      max-width: 100%;
      height: 26px;
      border: 1px solid var(--border-strong);
      border-radius: 13px;
      background: var(--surface);
      font-size: var(--text-size-small);
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-width: 0;
      border: 0;
      border-radius: 13px;
      background: none;
      color: var(--text);
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
    .text {
      padding: 0 4px 0 10px;
      overflow: hidden;
    }
    .values {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .label {
      color: var(--text-muted);
    }
    .remove {
      padding: 0 7px 0 5px;
      color: var(--text-muted);
    }
  `,
})
export class FilterChip {
  readonly #api = inject(Api);

  readonly filter = input.required<TableFilter>();
  readonly selected = input.required<ChosenFilter>();
  readonly chosen = output<ChosenFilter>();
  readonly removed = output();
  /** Its editor was closed. */
  readonly closed = output();

  readonly #loaded = resource({
    params: () => ({ filter: this.filter(), values: this.selected().values }),
    loader: ({ params: { filter, values } }) => this.#names(filter, values),
  });
  readonly #shownNames = linkedSignal<readonly string[] | undefined, readonly string[]>({
    source: () => (this.#loaded.hasValue() ? this.#loaded.value() : undefined),
    computation: (names, previous) => names ?? previous?.value ?? [],
  });

  protected readonly label = computed(() => chipLabel(this.filter(), this.selected()));
  protected readonly removeLabel = computed(() => $localize`Remove filter ${this.filter().label}:filter:`);
  protected readonly text = computed(() => {
    const names = this.#shownNames();
    return names.length === 0 ? '…' : chipValues(this.filter(), this.selected(), names);
  });

  async #names(filter: TableFilter, values: readonly string[]): Promise<readonly string[]> {
    switch (filter.kind) {
      case 'choice':
        return values.map((value) => filter.options.find((option) => option.value === value)?.label ?? value);
      case 'lookup':
        return Promise.all(values.map((value) => this.#nameOf(filter, value)));
      default:
        return values;
    }
  }

  /** The id itself when the thing is gone or can't be seen: the chip still says that the list is narrowed. */
  async #nameOf(filter: TableFilter & { kind: 'lookup' }, value: string): Promise<string> {
    try {
      return (await this.#api.send(filter.load(Number(value)))).name;
    } catch {
      return `#${value}`;
    }
  }
}
