import { Component, computed, debounced, input, linkedSignal, model, signal } from '@angular/core';

import { apiResource } from '../../core/api/api-resource';
import type { PersonResponseKind } from '../../api/model';
import { formatNumber } from '../../core/format';
import { type Words, options } from '../../core/words';
import { ValueControl } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { holderCountText, holderWords } from './holder-words';
import { type Holder, type HolderOption, findHolders, holderOption } from './holders';
import type { HolderKind } from './license-kinds.rules';
import { type Scope, isInScope, scopeFilter } from './scope.rules';

const searchPauseMilliseconds = 200;
const pageSize = 50;

/** What is asked for. */
interface Asked {
  readonly kind: HolderKind;
  readonly q: string;
  readonly personKind: PersonResponseKind | null;
  readonly scope: string;
}

/** Picks many devices, people or locations by search, from those that a scope holds. The value is who was picked. */
@Component({
  selector: 'app-holder-picker',
  imports: [Icon],
  template: `
    <div class="search">
      <app-icon name="search" />
      <input
        #text
        type="search"
        class="input"
        autocomplete="off"
        [placeholder]="words().search"
        [id]="field?.controlId"
        [attr.aria-label]="field ? null : label()"
        [attr.aria-describedby]="field?.describedBy()"
        [attr.aria-invalid]="field?.message() ? true : null"
        (input)="query.set(text.value)"
        (blur)="left()"
      />
      @if (personKinds().length > 0) {
        <select #people class="input" aria-label="Kind of people" i18n-aria-label (change)="showKind(people.value)">
          <option value="" i18n>All people</option>
          @for (option of personKinds(); track option.value) {
            <option [value]="option.value">{{ option.label }}</option>
          }
        </select>
      }
    </div>
    <div class="list" role="group" [attr.aria-label]="words().many" [attr.aria-busy]="holders.isLoading()">
      @for (option of found(); track option.id) {
        @let pickable = inScope(option);
        <label class="row" [class.muted]="!pickable">
          <input
            type="checkbox"
            [checked]="picked().has(option.id)"
            [disabled]="disabled() || (!pickable && !picked().has(option.id))"
            (change)="toggle(option)"
          />
          <span class="name">{{ option.name }}</span>
          <span class="muted small">
            {{ option.detail }}
            @if (!pickable) {
              · <ng-container i18n>not in scope</ng-container>
            }
          </span>
        </label>
      } @empty {
        <p class="muted none">
          @if (holders.isLoading()) {
            <ng-container i18n>Searching…</ng-container>
          } @else if (holders.error()) {
            {{ words().failed }}
          } @else if (nowhere()) {
            <ng-container i18n>Choose an organization in the scope first.</ng-container>
          } @else {
            {{ words().noneFits }}
          }
        </p>
      }
      @if (rows().length < total()) {
        <button type="button" class="link more" (click)="page.set(page() + 1)" i18n>
          Show more of {{ number(total()) }}
        </button>
      }
    </div>
    <div class="foot">
      <span aria-live="polite">{{ pickedText() }}</span>
      @if (strays().length > 0) {
        <span class="strays">
          {{ strayText() }}
          <button type="button" class="link" [disabled]="disabled()" (click)="dropStrays()" i18n>Take them out</button>
        </span>
      }
      <span class="tools">
        @if (unpicked().length > 0) {
          <button type="button" class="link" [disabled]="disabled()" (click)="pickShown()" i18n>
            Pick the {{ number(unpicked().length) }} shown
          </button>
        }
        @if (value().length > 0) {
          <button type="button" class="link" [disabled]="disabled()" (click)="choose([])" i18n>Clear</button>
        }
      </span>
    </div>
  `,
  styles: `
    :host {
      display: block;
      border: 1px solid var(--border-control);
      border-radius: var(--radius);
      background: var(--surface);
      overflow: hidden;
    }
    .search {
      position: relative;
      display: flex;
    }
    @media (width <= 480px) {
      .search {
        flex-direction: column;
      }
      .search app-icon {
        height: var(--control-height);
      }
      .search .input.input {
        flex: none;
        border-inline-start-width: 0;
      }
    }
    .search select.input {
      flex: 0 0 150px;
      border-inline-start-width: 1px;
    }
    .strays {
      color: var(--warning);
    }
    .search app-icon {
      position: absolute;
      inset: 0 auto 0 10px;
      align-items: center;
      color: var(--text-faint);
      pointer-events: none;
    }
    .search input {
      padding-inline-start: 34px;
    }
    .search .input {
      border-width: 0 0 1px;
      border-color: var(--border);
      border-radius: 0;
    }
    .list {
      height: 232px;
      padding: 4px;
      overflow: auto;
    }
    .row {
      display: grid;
      grid-template-columns: auto minmax(120px, 220px) 1fr;
      align-items: center;
      gap: 0 10px;
      padding: 4px 8px;
      border-radius: var(--radius-small);
      cursor: pointer;
    }
    .row:hover {
      background: var(--surface-hover);
    }
    .name {
      overflow-wrap: anywhere;
    }
    .none,
    .more {
      padding: 8px;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 16px;
      padding: 6px 12px;
      border-top: 1px solid var(--border);
      background: var(--surface-recessed);
    }
    .tools {
      display: flex;
      gap: 16px;
    }
    @media (width <= 600px) {
      .row {
        grid-template-columns: auto 1fr;
      }
      .row .small {
        grid-column: 2;
      }
    }
  `,
})
export class HolderPicker extends ValueControl<readonly HolderOption[]> {
  override readonly value = model<readonly HolderOption[]>([]);
  /** Who or what is picked. */
  readonly kind = input.required<HolderKind>();
  /** Where they may be. */
  readonly scope = input.required<Scope>();

  protected readonly number = formatNumber;
  protected readonly words = computed(() => holderWords[this.kind()]);
  protected readonly query = signal('');
  readonly #paused = debounced(this.query, searchPauseMilliseconds);
  readonly #filter = computed(() => scopeFilter(this.scope(), this.kind()));
  /** Kinds of people to choose from; technicians belong to no organization, so a limited scope has none. */
  protected readonly personKinds = computed(() =>
    this.kind() !== 'PERSON'
      ? []
      : options(personKindsWords).filter(({ value }) => value !== 'TECHNICIAN' || this.scope().global),
  );
  readonly #chosenKind = signal<PersonResponseKind | null>(null);
  readonly #personKind = computed(() => {
    const chosen = this.#chosenKind();
    return this.personKinds().some(({ value }) => value === chosen) ? chosen : null;
  });
  readonly #asked = computed<Asked>(
    () => ({
      kind: this.kind(),
      q: (this.#paused.value() ?? '').trim(),
      personKind: this.#personKind(),
      scope: JSON.stringify(this.#filter()),
    }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  /** Pages that are shown; another search starts over. */
  protected readonly page = linkedSignal({ source: this.#asked, computation: () => 1 });
  protected readonly holders = apiResource(() => {
    const filter = this.#filter();
    const { kind, q, personKind } = this.#asked();
    return filter === null ? undefined : findHolders(kind, { q, personKind, page: this.page(), pageSize }, filter);
  });
  /** Rows of all pages that are shown. */
  protected readonly rows = linkedSignal<{ page: number; items: readonly Holder[] | undefined }, readonly Holder[]>({
    source: () => ({
      page: this.page(),
      items: this.holders.hasValue() ? this.holders.value()?.items : undefined,
    }),
    computation: ({ page, items }, previous) => {
      const before = previous?.value ?? [];
      if (items === undefined) return before;
      return page === 1 ? items : [...before.slice(0, (page - 1) * pageSize), ...items];
    },
  });
  protected readonly total = linkedSignal<number | undefined, number>({
    source: () => (this.holders.hasValue() ? this.holders.value()?.total : undefined),
    computation: (total, previous) => total ?? previous?.value ?? 0,
  });
  protected readonly found = computed(() => (this.nowhere() ? [] : this.rows().map(holderOption)));
  protected readonly nowhere = computed(() => this.#filter() === null);
  protected readonly picked = computed(() => new Set(this.value().map(({ id }) => id)));
  protected readonly unpicked = computed(() =>
    this.found().filter((option) => !this.picked().has(option.id) && this.inScope(option)),
  );
  protected readonly pickedText = computed(() =>
    this.value().length === 0
      ? $localize`None picked`
      : $localize`${holderCountText(this.kind(), this.value().length)}:holders: picked`,
  );
  /** Picked before the scope was changed, and not in it any more. */
  protected readonly strays = computed(() => this.value().filter((option) => !this.inScope(option)));
  protected readonly strayText = computed(() =>
    this.strays().length === 1
      ? $localize`${this.strays()[0]?.name ?? ''}:name: is not in scope.`
      : $localize`${formatNumber(this.strays().length)}:count: of them are not in scope.`,
  );

  protected inScope(option: HolderOption): boolean {
    return isInScope(this.scope(), this.kind(), option);
  }

  protected showKind(value: string): void {
    this.#chosenKind.set(isPersonKind(value) ? value : null);
  }

  protected toggle(option: HolderOption): void {
    if (this.picked().has(option.id)) this.choose(this.value().filter(({ id }) => id !== option.id));
    else this.choose([...this.value(), option]);
  }

  protected pickShown(): void {
    this.choose([...this.value(), ...this.unpicked()]);
  }

  protected dropStrays(): void {
    this.choose(this.value().filter((option) => this.inScope(option)));
  }
}

/** The kinds of people in the plural. */
const personKindsWords: Words<PersonResponseKind> = {
  END_USER: $localize`End users`,
  TECHNICIAN: $localize`Technicians`,
  CONTACT: $localize`Contacts`,
};

function isPersonKind(value: string): value is PersonResponseKind {
  return Object.hasOwn(personKindsWords, value);
}
