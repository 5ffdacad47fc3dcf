import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { Router } from '@angular/router';

import { organizationsGet } from '../../api/organizations';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Icon } from '../../ui/icon/icon';
import { commandKey } from './keys';
import type { PaletteEntry } from './palette-entries';
import { PaletteResults } from './palette-results';
import { neighbour } from './search-text.rules';

/**
 * One field for everything: things by their names, pages, and what can be done. A combobox: the focus stays in the field,
 * and the arrow keys move among the results.
 */
@Component({
  selector: 'app-command-palette',
  imports: [Icon],
  providers: [PaletteResults],
  templateUrl: './command-palette.html',
  styleUrl: './command-palette.scss',
})
export class CommandPalette {
  readonly #dialog = inject<DialogRef>(DialogRef);
  readonly #router = inject(Router);
  readonly #abilities = inject(Abilities);
  protected readonly scope = inject(OrganizationScope);
  protected readonly results = inject(PaletteResults);
  protected readonly modifier = commandKey;
  protected readonly message = (error: unknown): string => problemMessage(Problem.of(error));

  readonly #entries = computed(() => this.results.sections().flatMap(({ entries }) => entries));
  readonly #keys = computed(() => this.#entries().map(({ key }) => key));
  /** The line that somebody went to; none with another text. */
  readonly #pointed = linkedSignal<string, string | null>({ source: this.results.query, computation: () => null });
  readonly #isPointed = computed(() => this.#keys().some((key) => key === this.#pointed()));
  /** The line that Enter chooses. */
  protected readonly active = computed(() => (this.#isPointed() ? this.#pointed() : (this.#keys()[0] ?? null)));
  /** Enter was pressed before the answer was there; forgotten with another text. */
  readonly #entered = linkedSignal<string, { readonly newTab: boolean } | null>({
    source: this.results.query,
    computation: () => null,
  });

  protected readonly nothing = computed(() => this.#keys().length === 0 && !this.results.searching());
  protected readonly status = computed(() => {
    const count = this.#keys().length;
    if (this.results.query() === '' || this.results.searching()) return '';
    return count === 1 ? $localize`1 result` : $localize`${formatNumber(count)}:count: results`;
  });

  readonly #organization = apiResource(() => {
    const id = this.scope.organizationId();
    return id === null || !this.#abilities.can('read', 'Organization') ? undefined : organizationsGet(id);
  });
  protected readonly organizationName = computed(() =>
    this.#organization.hasValue() ? this.#organization.value().name : $localize`this organization`,
  );

  constructor() {
    effect(() => {
      const entered = this.#entered();
      if (entered === null || this.results.searching()) return;
      untracked(() => {
        this.#entered.set(null);
        this.#enter(entered.newTab);
      });
    });
  }

  protected idOf(key: string | null): string {
    return `palette-${key?.replaceAll(/\W+/g, '-') ?? ''}`;
  }

  /** The whole address, with the organization that the panel is narrowed to. */
  protected hrefOf({ path }: PaletteEntry): string | null {
    return path === undefined ? null : this.#router.serializeUrl(this.#router.parseUrl(path));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        this.#move(event, 1);
        break;
      case 'ArrowUp':
        this.#move(event, -1);
        break;
      case 'Enter':
        event.preventDefault();
        this.#enter(event.ctrlKey || event.metaKey);
        break;
    }
  }

  protected point(key: string): void {
    this.#pointed.set(key);
  }

  protected onClick(event: MouseEvent, entry: PaletteEntry): void {
    // The browser opens links in new tabs and windows by itself.
    if (entry.path !== undefined && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.#choose(entry, false);
  }

  protected toggleScope(): void {
    this.results.everywhere.update((everywhere) => !everywhere);
  }

  protected close(): void {
    this.#dialog.close();
  }

  #move(event: KeyboardEvent, step: 1 | -1): void {
    event.preventDefault();
    this.#entered.set(null);
    this.#pointed.set(neighbour(this.#keys(), this.active(), step));
    document.getElementById(this.idOf(this.active()))?.scrollIntoView({ block: 'nearest' });
  }

  /** Chooses the line; what nobody went to and is still being looked for, once the answer has come. */
  #enter(newTab: boolean): void {
    const entry = this.#entries().find(({ key }) => key === this.active());
    const mayChange = entry === undefined || entry.found === true;
    if (mayChange && this.results.searching() && !this.#isPointed()) {
      this.#entered.set({ newTab });
    } else if (entry) {
      this.#choose(entry, newTab);
    }
  }

  #choose(entry: PaletteEntry, newTab: boolean): void {
    const href = this.hrefOf(entry);
    if (newTab && href !== null) {
      window.open(href, '_blank', 'noopener');
      return;
    }
    this.close();
    if (href === null) entry.run?.();
    else void this.#router.navigateByUrl(href);
  }
}
