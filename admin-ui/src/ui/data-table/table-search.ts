import { Component, computed, debounced, effect, input, linkedSignal, output, untracked } from '@angular/core';

import { withinSentence } from '../../core/words';
import { Icon } from '../icon/icon';

const searchPauseMilliseconds = 250;

/** The search field of a table; tells what stands in it after a pause in typing. `/` leads to it from everywhere. */
@Component({
  selector: 'app-table-search',
  imports: [Icon],
  template: `
    <app-icon name="search" />
    <input
      #field
      type="search"
      class="input"
      data-search
      autocomplete="off"
      spellcheck="false"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="typed()"
      (input)="typed.set(field.value)"
    />
  `,
  styles: `
    :host {
      position: relative;
      flex: 0 1 260px;
      min-width: 180px;
    }
    app-icon {
      position: absolute;
      inset: 0 auto 0 9px;
      align-items: center;
      color: var(--text-faint);
      pointer-events: none;
    }
    input {
      padding-inline-start: 32px;
    }
    @media (width <= 700px) {
      :host {
        flex: 1 1 160px;
      }
    }
  `,
})
export class TableSearch {
  /** What is searched, in the plural. */
  readonly things = input.required<string>();
  /** What the list is searched for now. */
  readonly q = input.required<string>();
  readonly searched = output<string>();

  #told = '';
  /** The list's answer to what was typed earlier must not take away what was typed since. */
  protected readonly typed = linkedSignal<string, string>({
    source: this.q,
    computation: (q, previous) => (previous !== undefined && q === this.#told ? previous.value : q),
  });
  readonly #paused = debounced(this.typed, searchPauseMilliseconds);
  protected readonly label = computed(() => $localize`Search ${withinSentence(this.things())}:things:`);

  constructor() {
    effect(() => {
      const text = this.#paused.value();
      untracked(() => {
        const q = this.typed().trim();
        if (text?.trim() !== q || q === this.q()) return;
        this.#told = q;
        this.searched.emit(q);
      });
    });
  }
}
