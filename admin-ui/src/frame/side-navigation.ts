import { Component, computed, ElementRef, inject, output, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

import { type NavigationEntry, isOffered, navigation } from '../app-navigation';
import { Abilities } from '../core/ability/abilities';
import { Apps } from '../core/apps/apps';
import { OpenAlerts } from '../core/open-alerts';
import { readJson, textsOf, writeJson } from '../core/stored-choice';
import { Icon } from '../ui/icon/icon';

const foldedKey = 'navigation.folded';

/** The pages that this person may see, under headings that fold. */
@Component({
  selector: 'app-side-navigation',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Main" i18n-aria-label>
      @for (group of groups(); track group.heading; let index = $index) {
        @if (group.heading) {
          <h2>
            <button
              type="button"
              [attr.aria-expanded]="group.open"
              [attr.aria-controls]="'navigation-' + index"
              (click)="toggle(group.key)"
            >
              {{ group.heading }} <app-icon name="chevron-down" [size]="12" />
            </button>
          </h2>
        }
        <ul [id]="'navigation-' + index" [hidden]="!group.open">
          @for (entry of group.entries; track entry.path) {
            <li>
              <a
                [routerLink]="'/' + entry.path"
                routerLinkActive="active"
                ariaCurrentWhenActive="page"
                (click)="chosen.emit()"
              >
                <app-icon [name]="entry.icon" />
                {{ entry.label }}
                @if (entry.count && openAlerts.text(); as count) {
                  <span class="count" aria-hidden="true">{{ count }}</span>
                  <span class="visually-hidden">{{ openAlerts.words() }}</span>
                }
              </a>
            </li>
          }
        </ul>
      }
    </nav>
  `,
  styles: `
    :host {
      display: block;
      padding: 10px;
      border-inline-end: 1px solid var(--border);
      background: var(--surface);
      overflow: auto;
    }
    h2 {
      margin: 10px 0 2px;
    }
    h2 button {
      display: flex;
      align-items: center;
      justify-content: space-between;
      width: 100%;
      min-height: 24px;
      padding: 0 10px;
      border: 0;
      border-radius: var(--radius);
      background: none;
      color: var(--text-faint);
      font: 600 11px / 16px var(--font);
      letter-spacing: 0.03em;
      cursor: pointer;
    }
    h2 button:hover {
      color: var(--text);
    }
    h2 app-icon {
      opacity: 0;
    }
    h2 button:hover app-icon,
    h2 button:focus-visible app-icon,
    h2 [aria-expanded='false'] app-icon {
      opacity: 1;
    }
    h2 [aria-expanded='false'] app-icon {
      rotate: -90deg;
    }
    a {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: calc(var(--control-height) - 3px);
      margin-bottom: 1px;
      padding: 0 10px;
      border-radius: var(--radius);
      color: var(--text-muted);
      font-weight: 500;
    }
    a:hover {
      background: var(--surface-hover);
      color: var(--text);
      text-decoration: none;
    }
    .active {
      background: var(--accent-soft);
      color: var(--accent);
    }
    .active:hover {
      background: var(--accent-soft);
      color: var(--accent);
    }
    .count {
      min-width: 20px;
      margin-inline-start: auto;
      padding: 0 6px;
      border-radius: 10px;
      background: var(--danger-soft);
      color: var(--danger);
      font-size: 11px;
      font-weight: 600;
      line-height: 18px;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    @media (pointer: coarse) {
      a,
      h2 button {
        min-height: 42px;
      }
      h2 app-icon {
        opacity: 1;
      }
    }
  `,
})
export class SideNavigation {
  readonly #abilities = inject(Abilities);
  readonly #apps = inject(Apps);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly openAlerts = inject(OpenAlerts);

  /** An entry was followed. */
  readonly chosen = output();

  /** Groups that are folded away, by their first page: headings have other words in other languages. */
  readonly #folded = signal(readJson(foldedKey, textsOf) ?? []);
  protected readonly groups = computed(() =>
    navigation
      .map(({ heading, entries }) => ({
        heading,
        key: keyOf(entries),
        open: !this.#folded().includes(keyOf(entries)),
        entries: entries.filter((entry) => isOffered(entry, this.#abilities, this.#apps)),
      }))
      .filter(({ entries }) => entries.length > 0),
  );

  /** Moves the focus to the first entry. */
  focus(): void {
    this.#element.querySelector('a')?.focus();
  }

  protected toggle(key: string): void {
    this.#folded.update((folded) =>
      folded.includes(key) ? folded.filter((other) => other !== key) : [...folded, key],
    );
    writeJson(foldedKey, this.#folded());
  }
}

function keyOf(entries: readonly NavigationEntry[]): string {
  return entries[0]?.path ?? '';
}
