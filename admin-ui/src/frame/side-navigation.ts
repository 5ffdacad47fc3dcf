import { Component, computed, inject, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

import { navigation } from '../app-navigation';
import { Abilities } from '../core/ability/abilities';
import { Apps } from '../core/apps/apps';
import { OpenAlerts } from '../core/open-alerts';
import { Icon } from '../ui/icon/icon';

/** The pages that this person may see. */
@Component({
  selector: 'app-side-navigation',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Main" i18n-aria-label>
      @for (group of groups(); track group.heading) {
        @if (group.heading) {
          <h2>{{ group.heading }}</h2>
        }
        <ul>
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
      padding: 16px 10px 4px;
      color: var(--text-faint);
      font-size: 11px;
      font-weight: 600;
      letter-spacing: 0.03em;
      line-height: 16px;
    }
    a {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 32px;
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
      a {
        min-height: 42px;
      }
    }
  `,
})
export class SideNavigation {
  readonly #abilities = inject(Abilities);
  readonly #apps = inject(Apps);

  protected readonly openAlerts = inject(OpenAlerts);

  /** An entry was followed. */
  readonly chosen = output();

  protected readonly groups = computed(() =>
    navigation
      .map(({ heading, entries }) => ({
        heading,
        entries: entries.filter(
          ({ needs, app }) => this.#abilities.can(...needs) && (app === undefined || this.#apps.isActive(app)),
        ),
      }))
      .filter(({ entries }) => entries.length > 0),
  );
}
