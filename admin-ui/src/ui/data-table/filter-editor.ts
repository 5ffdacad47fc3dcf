import { Component, computed, debounced, effect, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';

import { apiResource } from '../../core/api/api-resource';
import { DateInput } from '../form/date-input';
import type { NamedThing, TableFilter } from './table-filter';

const searchPauseMilliseconds = 200;

/** What one filter lets a person choose. */
@Component({
  selector: 'app-filter-editor',
  imports: [DateInput],
  template: `
    @let current = filter();
    <h2>{{ current.label }}</h2>
    @switch (current.kind) {
      @case ('choice') {
        <div class="options">
          @for (option of current.options; track option.value) {
            <label class="check">
              <input
                [type]="single() ? 'radio' : 'checkbox'"
                [name]="'filter-' + current.key"
                [checked]="values().includes(option.value)"
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
                [checked]="values().includes(thing.id.toString())"
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
        <app-date-input [label]="current.label" [value]="values()[0] ?? null" (valueChange)="set($event)" />
      }
      @case ('text') {
        <form (submit)="$event.preventDefault(); set(word.value); done.emit()">
          <input #word class="input" [value]="values()[0] ?? ''" [attr.aria-label]="current.label" />
        </form>
      }
    }
    <div class="foot">
      <button type="button" class="button button-small button-quiet" (click)="chosen.emit([])" i18n>Clear</button>
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
    .foot {
      display: flex;
      justify-content: space-between;
      margin-top: 2px;
    }
  `,
})
export class FilterEditor {
  readonly filter = input.required<TableFilter>();
  readonly values = input.required<readonly string[]>();
  readonly chosen = output<readonly string[]>();
  readonly done = output();

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

  protected toggle(value: string): void {
    const values = this.values();
    if (this.single()) this.chosen.emit([value]);
    else this.chosen.emit(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  }

  protected set(value: string | null): void {
    const text = value?.trim() ?? '';
    this.chosen.emit(text === '' ? [] : [text]);
  }

  protected finish(): void {
    const word = this.word();
    if (word) this.set(word.nativeElement.value);
    this.done.emit();
  }
}
