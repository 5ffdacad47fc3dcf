import { Injectable, Injector, computed, debounced, inject, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';

import { type NavigationEntry, isOffered, navigation } from '../../app-navigation';
import type { SearchKind, SearchResultResponse } from '../../api/model';
import { searchFind } from '../../api/search';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { Apps } from '../../core/apps/apps';
import { OrganizationScope } from '../../core/organization-scope';
import { RecentItems } from '../../core/recent/recent-items';
import { thingAt } from '../../core/recent/recent-items.rules';
import { Toasts } from '../../core/toasts';
import type { Command } from './command';
import { commands } from './command-registry';
import { detailOf, pathOf, thingKinds } from './found-things';
import type { PaletteEntry, PaletteSection } from './palette-entries';
import { matchesWords, partsOf } from './search-text.rules';

const searchPauseMilliseconds = 120;
/** Pages and actions that match stand before what the server finds, and must not push it away. */
const mostMatches = 4;

/** What was found, and by which text. */
interface Answer {
  readonly items: readonly SearchResultResponse[];
  readonly q: string;
}

interface Asked {
  readonly items: readonly SearchResultResponse[] | undefined;
  readonly q: string;
  readonly text: string;
  readonly failed: boolean;
}

/** What the palette offers for what was typed. Provided by the palette. */
@Injectable()
export class PaletteResults {
  readonly #abilities = inject(Abilities);
  readonly #apps = inject(Apps);
  readonly #injector = inject(Injector);
  readonly #recent = inject(RecentItems);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  readonly #toasts = inject(Toasts);

  readonly query = signal('');
  /** Looks beyond the organization that the panel is narrowed to. */
  readonly everywhere = signal(false);
  readonly #text = computed(() => this.query().trim());
  readonly #paused = debounced(this.#text, searchPauseMilliseconds);

  readonly #found = apiResource(() => {
    const q = this.#paused.value();
    const organizationId = this.everywhere() ? undefined : this.#scope.ids();
    return this.#text() === '' || q === '' ? undefined : searchFind({ q, organizationId });
  });
  /** What was found last stays until the next answer comes, where what is typed goes on from what it was found by. */
  readonly #answer = linkedSignal<Asked, Answer | null>({
    source: () => ({
      items: this.#found.hasValue() ? this.#found.value().items : undefined,
      q: this.#paused.value(),
      text: this.#text(),
      failed: this.#found.error() !== undefined,
    }),
    computation: ({ items, q, text, failed }, before) => {
      const last = items === undefined ? (before?.value ?? null) : { items, q };
      return last !== null && !failed && text.startsWith(last.q) ? last : null;
    },
  });

  /** An answer is on its way. */
  readonly searching = computed(
    () => this.#text() !== '' && (this.#found.isLoading() || this.#paused.value() !== this.#text()),
  );
  readonly failed = computed(() => (this.#text() === '' ? undefined : this.#found.error()));

  readonly sections = computed<readonly PaletteSection[]>(() => {
    const sections = this.#text() === '' ? this.#offered() : [...this.#matching(), ...this.#things()];
    return sections.filter(({ entries }) => entries.length > 0);
  });

  /** Asks the server again. */
  retry(): void {
    this.#found.reload();
  }

  #offered(): PaletteSection[] {
    return [
      { heading: $localize`Recent`, entries: this.#recentEntries() },
      { heading: $localize`Actions`, entries: this.#commandEntries(() => true) },
      { heading: $localize`Go to`, entries: this.#pageEntries(() => true) },
    ];
  }

  #matching(): PaletteSection[] {
    const matches = (text: string): boolean => matchesWords(this.#text(), text);
    return [
      { heading: $localize`Go to`, entries: this.#pageEntries(matches).slice(0, mostMatches) },
      { heading: $localize`Actions`, entries: this.#commandEntries(matches).slice(0, mostMatches) },
    ];
  }

  #recentEntries(): PaletteEntry[] {
    const here = thingAt(this.#router.url)?.path;
    return this.#recent
      .items()
      .filter(({ kind, path }) => this.#may({ needs: ['read', thingKinds[kind].subject] }) && path !== here)
      .map(({ kind, path, name }) => ({
        key: `recent ${path}`,
        label: partsOf(name, ''),
        detail: thingKinds[kind].heading,
        icon: thingKinds[kind].icon,
        path,
      }));
  }

  #pageEntries(matches: (text: string) => boolean): PaletteEntry[] {
    return navigation
      .flatMap(({ heading, entries }) => entries.map((entry) => ({ ...entry, heading })))
      .filter(({ label, heading, needs, app }) => matches(`${label} ${heading}`) && this.#may({ needs, app }))
      .map(({ label, heading, icon, path, shortcut }) => ({
        key: `page ${path}`,
        label: partsOf(label, this.#text()),
        detail: heading,
        icon,
        path: `/${path}`,
        ...(shortcut === undefined ? {} : { keys: `g ${shortcut}` }),
      }));
  }

  #commandEntries(matches: (text: string) => boolean): PaletteEntry[] {
    return commands
      .filter(({ label, words = '', needs, app }) => matches(`${label} ${words}`) && this.#may({ needs, app }))
      .map((command) => this.#commandEntry(command));
  }

  #commandEntry({ label, icon, run }: Command): PaletteEntry {
    return {
      key: `command ${label}`,
      label: partsOf(label, this.#text()),
      detail: '',
      icon,
      run: () => void run(this.#injector).catch((error: unknown) => this.#toasts.failed(error)),
    };
  }

  #things(): PaletteSection[] {
    const byKind = new Map<SearchKind, SearchResultResponse[]>();
    for (const found of this.#answer()?.items ?? []) {
      byKind.set(found.kind, [...(byKind.get(found.kind) ?? []), found]);
    }
    return [...byKind].map(([kind, found]) => ({
      heading: thingKinds[kind].heading,
      entries: found.map((each) => ({
        key: `${kind} ${each.id}`,
        label: partsOf(each.name, this.#text()),
        detail: detailOf(each),
        icon: thingKinds[kind].icon,
        path: pathOf(each),
        found: true,
      })),
    }));
  }

  #may(of: Pick<NavigationEntry, 'needs' | 'app'>): boolean {
    return isOffered(of, this.#abilities, this.#apps);
  }
}
