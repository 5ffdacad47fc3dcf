import { CdkDrag, type CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import { Component, computed, inject, input, output } from '@angular/core';

import { Appearance, type Density } from '../../core/theme';
import { Icon } from '../icon/icon';
import { type ColumnChoice, moveColumn } from './columns.rules';
import { type PagingWay, TablePaging } from './table-paging';

/** A column is to be a step narrower or wider. */
export interface ColumnResize {
  readonly column: string;
  readonly by: -1 | 1;
}

/** Which columns a table shows, in which order, how wide, and how dense it is. Loaded when somebody opens it. */
@Component({
  selector: 'app-column-settings',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon],
  template: `
    <div class="head">
      <h2 i18n>Columns</h2>
      <button type="button" class="link small" (click)="resetColumns.emit()" i18n>Reset</button>
    </div>
    <ul cdkDropList (cdkDropListDropped)="drop($event)">
      @for (choice of choices(); track choice.key; let index = $index) {
        <li cdkDrag cdkDragLockAxis="y" [cdkDragDisabled]="index === 0">
          <label class="check">
            <input
              type="checkbox"
              [checked]="choice.visible"
              [disabled]="index === 0"
              (change)="toggle(index)"
              (keydown.alt.arrowUp)="move(index, -1, $event)"
              (keydown.alt.arrowDown)="move(index, 1, $event)"
              (keydown.alt.arrowLeft)="resizeByKey(choice, -1, $event)"
              (keydown.alt.arrowRight)="resizeByKey(choice, 1, $event)"
            />
            {{ labelOf(choice) }}
          </label>
          <span class="tools">
            @if (choice.visible) {
              <!-- A box that can't be ticked is reached by no key: its buttons are. -->
              <button
                type="button"
                class="button button-icon button-quiet button-small"
                [tabIndex]="index === 0 ? 0 : -1"
                [attr.aria-label]="narrowerLabel(choice)"
                (click)="resized.emit({ column: choice.key, by: -1 })"
              >
                <app-icon name="minus" [size]="12" />
              </button>
              <button
                type="button"
                class="button button-icon button-quiet button-small"
                [tabIndex]="index === 0 ? 0 : -1"
                [attr.aria-label]="widerLabel(choice)"
                (click)="resized.emit({ column: choice.key, by: 1 })"
              >
                <app-icon name="add" [size]="12" />
              </button>
            }
            @if (index > 0) {
              <span class="handle" cdkDragHandle><app-icon name="drag" /></span>
            }
          </span>
        </li>
      }
    </ul>
    <p class="small muted hint" i18n>
      Drag to reorder, or Alt with ↑ and ↓. Minus and plus change the width, or Alt with ← and →.
    </p>
    <fieldset>
      <legend i18n>Density</legend>
      @for (option of densityOptions; track option.value) {
        <label class="check">
          <input
            type="radio"
            name="table-density"
            [checked]="appearance.density() === option.value"
            (change)="appearance.density.set(option.value)"
          />
          {{ option.label }}
        </label>
      }
    </fieldset>
    <fieldset>
      <legend i18n>Rows</legend>
      @for (option of pagingOptions; track option.value) {
        <label class="check">
          <input
            type="radio"
            name="table-paging"
            [checked]="paging.way() === option.value"
            (change)="paging.way.set(option.value)"
          />
          {{ option.label }}
        </label>
      }
    </fieldset>
  `,
  styles: `
    :host {
      display: block;
      width: min(330px, calc(100vw - 32px));
      padding: 10px 12px 12px;
    }
    h2 {
      font-size: var(--text-size);
      line-height: 20px;
    }
    .head {
      display: flex;
      justify-content: space-between;
      margin-bottom: 6px;
    }
    ul {
      /* Half a row shows that there are more. */
      max-height: 316px;
      margin-inline: -6px;
      overflow: auto;
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      min-height: 30px;
      padding: 2px 6px;
      border-radius: var(--radius-small);
      background: var(--surface-raised);
    }
    li:first-child .tools {
      padding-inline-end: 18px;
    }
    li:hover {
      background: var(--surface-hover);
    }
    .tools {
      display: flex;
      align-items: center;
      gap: 2px;
    }
    .handle {
      width: 16px;
      color: var(--text-faint);
      cursor: grab;
    }
    .hint {
      padding-top: 6px;
      border-top: 1px solid var(--border);
    }
    fieldset {
      display: flex;
      gap: 16px;
      margin: 10px 0 0;
      padding: 10px 0 0;
      border: 0;
      border-top: 1px solid var(--border);
    }
    legend {
      float: left;
      width: 100%;
      margin-bottom: 4px;
      font-weight: 600;
    }
    .cdk-drag-preview {
      border: 1px solid var(--border);
      box-shadow: var(--shadow-popover);
    }
    .cdk-drag-placeholder {
      opacity: 0.4;
    }
  `,
})
export class ColumnSettings {
  protected readonly appearance = inject(Appearance);
  protected readonly paging = inject(TablePaging);

  readonly columns = input.required<readonly { readonly key: string; readonly label: string }[]>();
  readonly choices = input.required<readonly ColumnChoice[]>();
  readonly chosen = output<readonly ColumnChoice[]>();
  /** A column is to be a step narrower or wider. */
  readonly resized = output<ColumnResize>();
  readonly resetColumns = output();

  protected readonly densityOptions: readonly { value: Density; label: string }[] = [
    { value: 'comfortable', label: $localize`Comfortable` },
    { value: 'compact', label: $localize`Compact` },
  ];
  protected readonly pagingOptions: readonly { value: PagingWay; label: string }[] = [
    { value: 'pages', label: $localize`Pages` },
    { value: 'continuous', label: $localize`Continuous` },
  ];
  readonly #labels = computed(() => new Map(this.columns().map(({ key, label }) => [key, label])));

  protected labelOf(choice: ColumnChoice): string {
    return this.#labels().get(choice.key) ?? choice.key;
  }

  protected toggle(index: number): void {
    this.chosen.emit(
      this.choices().map((choice, at) => (at === index ? { ...choice, visible: !choice.visible } : choice)),
    );
  }

  protected move(index: number, by: -1 | 1, event: Event): void {
    event.preventDefault();
    this.chosen.emit(moveColumn(this.choices(), index, index + by));
  }

  protected narrowerLabel(choice: ColumnChoice): string {
    return $localize`Make ${this.labelOf(choice)}:column: narrower`;
  }

  protected widerLabel(choice: ColumnChoice): string {
    return $localize`Make ${this.labelOf(choice)}:column: wider`;
  }

  protected resizeByKey({ key, visible }: ColumnChoice, by: -1 | 1, event: Event): void {
    // Elsewhere these keys turn pages of the browser.
    event.preventDefault();
    if (visible) this.resized.emit({ column: key, by });
  }

  protected drop(event: CdkDragDrop<unknown>): void {
    this.chosen.emit(moveColumn(this.choices(), event.previousIndex, event.currentIndex));
  }
}
