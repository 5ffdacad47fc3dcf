import {
  Component,
  booleanAttribute,
  computed,
  debounced,
  input,
  linkedSignal,
  model,
  output,
  signal,
} from '@angular/core';
import {
  MatAutocomplete,
  type MatAutocompleteSelectedEvent,
  MatAutocompleteTrigger,
  MatOptgroup,
  MatOption,
} from '@angular/material/autocomplete';

import type { ApiRequest } from '../../core/api/api-request';
import { apiResource } from '../../core/api/api-resource';
import { Icon } from '../icon/icon';
import { ValueControl } from './value-control';

const searchPauseMilliseconds = 150;

/** Something to pick: what is stored is its id, what is shown its name. */
export interface EntityOption {
  readonly id: number;
  readonly name: string;
}

/** A name that nobody added yet. */
interface Suggestion {
  readonly name: string;
}

/**
 * Picks one thing of a list endpoint by typing part of its name; the value is the picked thing (id and name) or `null`.
 * With `create`, a name that is not there yet can be added in place.
 *
 * @example
 * ```html
 * <app-field label="Publisher">
 *   <app-entity-select formControlName="publisher" [search]="findPublishers" [create]="addPublisher" createLabel="Add publisher" />
 * </app-field>
 * ```
 * ```ts
 * readonly findPublishers = (q: string) => publishersList({ q, pageSize: 20 });
 * readonly addPublisher = (name: string) => this.#api.send(publishersCreate({ name }));
 * ```
 */
@Component({
  selector: 'app-entity-select',
  imports: [Icon, MatAutocomplete, MatAutocompleteTrigger, MatOptgroup, MatOption],
  templateUrl: './entity-select.html',
  styleUrl: './entity-select.scss',
})
export class EntitySelect<Option extends EntityOption, Found = Option> extends ValueControl<Option | null> {
  override readonly value = model<Option | null>(null);
  /** Finds things whose name has the text. */
  readonly search = input.required<(q: string) => ApiRequest<{ readonly items: readonly Found[] }>>();
  /** Makes what is picked of what is found, where that has its id or name elsewhere. */
  readonly optionOf = input<(found: Found) => Option>();
  /** Makes a thing of this name; answers it. A failure is shown at the field. */
  readonly create = input<(name: string) => Promise<Option | null>>();
  /** Finds names that could be added, to offer them; needs `create`. */
  readonly suggest = input<(q: string) => ApiRequest<{ readonly items: readonly Suggestion[] }>>();
  /** What the suggested names are, as in "Seen in inventory". */
  readonly suggestLabel = input('');
  /** What adding is called, as in "Add publisher". */
  readonly createLabel = input($localize`Add`);
  /** Whether "none" can be chosen. */
  readonly clearable = input(true);
  /** A second line under a name, as the organization of a device. */
  readonly detail = input<(option: Option) => string>();
  /** Things that are not offered. */
  readonly without = input<readonly EntityOption[]>([]);
  /** Stays empty, to pick one after the other: listen to `picked`. */
  readonly adding = input(false, { transform: booleanAttribute });
  /** Something was picked while `adding`. */
  readonly picked = output<Option>();

  /** What stands in the field. */
  protected readonly text = linkedSignal(() => this.value()?.name ?? '');
  /** Searches for everything until somebody types. */
  readonly #query = signal('');
  readonly #opened = signal(false);
  readonly #paused = debounced(this.#query, searchPauseMilliseconds);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  protected readonly answer = apiResource(() =>
    this.#opened() ? this.search()((this.#paused.value() ?? '').trim()) : undefined,
  );
  readonly #suggested = apiResource(() =>
    this.#opened() && this.create() ? this.suggest()?.((this.#paused.value() ?? '').trim()) : undefined,
  );
  readonly #found = linkedSignal<readonly Option[] | undefined, readonly Option[]>({
    source: () => (this.answer.hasValue() ? this.answer.value().items.map((found) => this.#option(found)) : undefined),
    computation: (items, previous) => items ?? previous?.value ?? [],
  });
  protected readonly options = computed(() =>
    this.#found().filter(({ id }) => !this.without().some((other) => other.id === id)),
  );
  protected readonly suggestions = linkedSignal<readonly Suggestion[] | undefined, readonly Suggestion[]>({
    source: () => (this.#suggested.hasValue() ? this.#suggested.value().items : undefined),
    computation: (items, previous) => items ?? previous?.value ?? [],
  });
  protected readonly creatable = computed(() => {
    const name = this.text().trim();
    const isThere = [...this.#found(), ...this.suggestions()].some((offered) => sameName(offered.name, name));
    return this.create() && name !== '' && !isThere && name !== this.value()?.name ? name : '';
  });

  protected readonly nameOf = (option: Suggestion | null): string =>
    this.adding() ? '' : (option?.name ?? this.text());

  protected open(): void {
    this.#opened.set(true);
  }

  protected type(text: string): void {
    this.#opened.set(true);
    this.failure.set('');
    this.text.set(text);
    this.#query.set(text);
  }

  protected async pick({ option }: MatAutocompleteSelectedEvent): Promise<void> {
    const picked: unknown = option.value;
    // By id: a newer answer may have come between the list that was clicked and this.
    const chosen = this.#found().find((candidate) => candidate.id !== 0 && candidate.id === idOf(picked));
    const suggested = this.suggestions().find((candidate) => candidate === picked);
    if (chosen) this.#take(chosen);
    else await this.#add(suggested?.name ?? this.creatable());
  }

  protected clear(): void {
    this.#take(null);
  }

  /** Text that names nothing is not a choice: the field says again what is chosen. */
  protected settle(panelOpen: boolean): void {
    this.left();
    if (panelOpen || this.busy()) return;
    const typed = this.text().trim();
    if (typed === '' && this.clearable()) {
      if (this.value() !== null) this.#take(null);
      return;
    }
    const same = this.options().find((option) => sameName(option.name, typed));
    if (same && same.id !== this.value()?.id) this.#take(same);
    this.text.set(this.value()?.name ?? '');
    this.#query.set('');
  }

  #option(found: Found): Option {
    const optionOf = this.optionOf();
    // Without it, what is found is what is picked.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return optionOf ? optionOf(found) : (found as unknown as Option);
  }

  async #add(name: string): Promise<void> {
    const create = this.create();
    if (!create || name === '') return;
    this.busy.set(true);
    try {
      const made = await create(name);
      if (made) this.#take(made);
    } catch (error) {
      this.failure.set(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy.set(false);
    }
  }

  #take(option: Option | null): void {
    const stays = this.adding() ? null : option;
    if (this.adding() && option) this.picked.emit(option);
    else this.choose(option);
    this.text.set(stays?.name ?? '');
    this.#query.set('');
    this.failure.set('');
    this.answer.reload();
  }
}

function idOf(option: unknown): unknown {
  return typeof option === 'object' && option !== null && 'id' in option ? option.id : undefined;
}

function sameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}
