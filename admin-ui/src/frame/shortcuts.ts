import { Injectable, Injector, inject } from '@angular/core';
import { Router } from '@angular/router';

import { navigation } from '../app-navigation';
import { Appearance } from '../core/theme';
import { Palette } from '../features/search/palette';
import { Dialogs } from '../ui/dialog';
import { shortcutOf } from './shortcuts.rules';

/** So long after the leader a key leads to a page. */
const leaderMilliseconds = 1_500;

const fields = 'input, textarea, select, [contenteditable]';
const covers = 'cdk-dialog-container, .mat-mdc-menu-panel, .mat-mdc-autocomplete-panel, [role=dialog]';

const pages = new Map(
  navigation.flatMap(({ entries }) =>
    entries.flatMap(({ shortcut, path }): [string, string][] => (shortcut === undefined ? [] : [[shortcut, path]])),
  ),
);

/** The keys that work on every page. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #appearance = inject(Appearance);
  readonly #injector = inject(Injector);
  readonly #palette = inject(Palette);
  readonly #router = inject(Router);
  #leaderAt = Number.NEGATIVE_INFINITY;

  /** Does what a key that was pressed asks for. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const afterLeader = event.timeStamp - this.#leaderAt < leaderMilliseconds;
    this.#leaderAt = Number.NEGATIVE_INFINITY;
    const asked = shortcutOf(
      {
        key: event.key,
        control: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        typing: event.target instanceof Element && event.target.closest(fields) !== null,
        letters: this.#appearance.letterKeys() === 'on',
        covered: document.querySelector(covers) !== null,
      },
      afterLeader,
      pages,
    );
    if (asked === null) return;
    if (asked.kind === 'leader') {
      this.#leaderAt = event.timeStamp;
      return;
    }
    event.preventDefault();
    if (asked.kind === 'page') void this.#router.navigateByUrl(`/${asked.path}`);
    else if (asked.kind === 'search') void this.#palette.open();
    else if (asked.kind === 'help') void this.#help();
    else document.querySelector<HTMLInputElement>('main [data-search]')?.select();
  }

  async #help(): Promise<void> {
    const { ShortcutsHelp } = await import('../features/search/shortcuts-help');
    await this.#injector.get(Dialogs).open(() => ShortcutsHelp, null);
  }
}
