import { Component, computed, debounced, effect, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';

import { apiResource } from '../../core/api/api-resource';
import { DateInput } from '../form/date-input';
import { type ChosenFilter, type FilterOperator, isComplete, operatorsOf } from './filter-operators.rules';
import { operatorWords } from './filter-words';
import type { NamedThing, TableFilter } from './table-filter';

const searchPauseMilliseconds = 200;

/** What one filter lets a person choose. */
@Component({
  selector: 'app-filter-editor',
  imports: [DateInput],
  template: `
    @let current = filter();
    <h2>{{ current.label }}</h2>
    @if (operators().length > 1) {
      <div class="operators" role="radiogroup" aria-label="Compare" i18n-aria-label>
        @for (operator of operators(); track operator) {
          <label>
            <input
              type="radio"
              class="visually-hidden"
              [name]="'operator-' + current.key"
              [checked]="operator === draft().operator"
              (change)="compare(operator)"
            />
            <span>{{ words[operator] }}</span>
          </label>
        }
      </div>
    }
    @switch (current.kind) {
      @case ('choice') {
        <div class="options">
          @for (option of current.options; track option.value) {
            <label class="check">
              <input
                [type]="single() ? 'radio' : 'checkbox'"
                [name]="'filter-' + current.key"
                [checked]="draft().values.includes(option.value)"
                (change)="toggle(option.value)"
              />
              {{ option.label }}
            </label>
          }
        </div>
      }
      @case ('lookup') {
        <input
          #text
          class="input"
          type="search"
          [attr.aria-label]="searchLabel()"
          placeholder="Search"
          i18n-placeholder
          [value]="query()"
          (input)="query.set(text.value)"
        />
        <div class="options" aria-live="polite">
          @for (thing of found(); track thing.id) {
            <label class="check">
              <input
                [type]="single() ? 'radio' : 'checkbox'"
                [name]="'filter-' + current.key"
                [checked]="draft().values.includes(thing.id.toString())"
                (change)="toggle(thing.id.toString())"
              />
              {{ thing.name }}
            </label>
          } @empty {
            <p class="muted small">
              @if (things.isLoading()) {
                <ng-container i18n>Searching…</ng-container>
              } @else {
                <ng-container i18n>Nothing found.</ng-container>
              }
            </p>
          }
        </div>
      }
      @case ('date') {
        <app-date-input [label]="current.label" [value]="draft().values[0] || null" (valueChange)="set($event)" />
      }
      @case ('days') {
        <app-date-input
          [label]="firstDayLabel()"
          [value]="draft().values[0] || null"
          (valueChange)="setDay(0, $event)"
        />
        @if (draft().operator === 'between') {
          <span class="muted small" i18n>and</span>
          <app-date-input
            label="Last day"
            i18n-label
            [value]="draft().values[1] || null"
            (valueChange)="setDay(1, $event)"
          />
        }
      }
      @case ('text') {
        <form (submit)="$event.preventDefault(); set(word.value); done.emit()">
          <input #word class="input" [value]="draft().values[0] ?? ''" [attr.aria-label]="current.label" />
        </form>
      }
    }
    <div class="foot">
      <button type="button" class="button button-small button-quiet" (click)="choose([])" i18n>Clear</button>
      <button type="button" class="button button-small" (click)="finish()" i18n>Done</button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
      width: 260px;
      padding: 10px 12px;
    }
    h2 {
      font-size: var(--text-size);
      line-height: 20px;
    }
    .options {
      display: flex;
      flex-direction: column;
      gap: 2px;
      max-height: 260px;
      overflow: auto;
    }
    .check {
      padding: 3px 2px;
      border-radius: var(--radius-small);
    }
    .check:hover {
      background: var(--surface-hover);
    }
    .operators {
      display: flex;
      gap: 2px;
      padding: 2px;
      border-radius: var(--radius);
      background: var(--surface-tint);
    }
    .operators label {
      flex: 1 1 auto;
      cursor: pointer;
    }
    .operators span {
      display: block;
      padding: 3px 8px;
      border-radius: var(--radius-small);
      color: var(--text-muted);
      font-size: var(--text-size-small);
      text-align: center;
    }
    .operators input:checked + span {
      background: var(--surface-raised);
      box-shadow: var(--shadow-small);
      color: var(--text);
      font-weight: 500;
    }
    .operators input:focus-visible + span {
      outline: 2px solid var(--focus);
    }
    .foot {
      display: flex;
      justify-content: space-between;
      margin-top: 2px;
    }
  `,
})
export class FilterEditor {
  readonly filter = input.required<TableFilter>();
  readonly selected = input.required<ChosenFilter>();
  readonly chosen = output<ChosenFilter>();
  readonly done = output();

  /** What is chosen here, which the list is not narrowed by before it is complete. */
  protected readonly draft = linkedSignal(() => this.selected());
  protected readonly operators = computed(() => operatorsOf(this.filter()));
  protected readonly words = operatorWords;
  protected readonly firstDayLabel = computed(() =>
    this.draft().operator === 'between' ? $localize`First day` : this.filter().label,
  );

  protected readonly query = signal('');
  readonly #debounced = debounced(this.query, searchPauseMilliseconds);
  private readonly word = viewChild<ElementRef<HTMLInputElement>>('word');

  protected readonly single = computed(() => {
    const filter = this.filter();
    return (filter.kind === 'choice' || filter.kind === 'lookup') && filter.single === true;
  });
  protected readonly searchLabel = computed(() => $localize`Search ${this.filter().label}:filter:`);
  protected readonly things = apiResource(() => {
    const filter = this.filter();
    return filter.kind === 'lookup' ? filter.search(this.#debounced.value() ?? '') : undefined;
  });
  /** What was found last, while the next answer is on its way. */
  protected readonly found = linkedSignal<readonly NamedThing[] | undefined, readonly NamedThing[]>({
    source: () => (this.things.hasValue() ? this.things.value().items : undefined),
    computation: (items, previous) => items ?? previous?.value ?? [],
  });

  constructor() {
    effect(() => this.word()?.nativeElement.focus());
  }

  protected compare(operator: FilterOperator): void {
    this.#change({ ...this.draft(), operator });
  }

  protected toggle(value: string): void {
    const { values } = this.draft();
    if (this.single()) this.choose([value]);
    else this.choose(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  }

  protected set(value: string | null): void {
    const text = value?.trim() ?? '';
    this.choose(text === '' ? [] : [text]);
  }

  protected setDay(place: 0 | 1, value: string | null): void {
    const [first = '', last = ''] = this.draft().values;
    this.choose(place === 0 ? [value ?? '', last] : [first, value ?? '']);
  }

  protected finish(): void {
    const word = this.word();
    if (word) this.set(word.nativeElement.value);
    this.done.emit();
  }

  protected choose(values: readonly string[]): void {
    this.#change({ ...this.draft(), values });
  }

  /** Half a choice says nothing to the list, unless it takes back what was chosen before. */
  #change(next: ChosenFilter): void {
    const selected = this.selected();
    const takesBack = next.operator === selected.operator && isComplete(selected);
    this.draft.set(next);
    if (takesBack || isComplete(next)) this.chosen.emit(next);
  }
}
