import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

/** One tab: a child route of the page. */
export interface Tab {
  /** Path of the child route, relative to the page. */
  readonly path: string;
  readonly label: string;
  /** A figure beside the label. */
  readonly count?: number;
}

/**
 * Tabs of a page. Each is a route of its own: it can be linked to, and the back button knows it. The chosen tab's page is
 * drawn below; one that is alone needs no bar.
 *
 * @example
 * ```html
 * <app-tabs label="Organization" [tabs]="[{ path: 'overview', label: 'Overview' }, { path: 'devices', label: 'Devices' }]" />
 * ```
 */
@Component({
  selector: 'app-tabs',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    @if (tabs().length > 1) {
      <nav #bar [attr.aria-label]="label()">
        @for (tab of tabs(); track tab.path) {
          <a
            #link
            [routerLink]="[tab.path]"
            routerLinkActive="active"
            ariaCurrentWhenActive="page"
            (isActiveChange)="reveal($event, link, bar)"
          >
            {{ tab.label }}
            @if (tab.count !== undefined) {
              <span class="count">{{ tab.count }}</span>
            }
          </a>
        }
      </nav>
    }
    <div class="panel"><router-outlet /></div>
  `,
  styles: `
    :host,
    .panel {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
    }
    nav {
      position: relative;
      display: flex;
      flex: none;
      gap: 4px;
      margin-bottom: var(--space-4);
      border-bottom: 1px solid var(--border);
      overflow: auto hidden;
      scrollbar-width: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 7px 10px 8px;
      border-bottom: 2px solid transparent;
      color: var(--text-muted);
      font-weight: 500;
      white-space: nowrap;
    }
    a:hover {
      color: var(--text);
      text-decoration: none;
    }
    a:focus-visible {
      outline-offset: -2px;
    }
    .active {
      border-color: var(--accent);
      color: var(--text);
    }
    .count {
      padding: 0 6px;
      border-radius: 9px;
      background: var(--surface-tint);
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 18px;
    }
    .panel > ::ng-deep :not(router-outlet) {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-4);
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class Tabs {
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly Tab[]>();

  /** Where there is no room for all tabs, the chosen one is moved to the middle: its neighbours show that there are more. */
  protected reveal(chosen: boolean, link: HTMLElement, bar: HTMLElement): void {
    if (chosen) bar.scrollLeft = link.offsetLeft + (link.offsetWidth - bar.clientWidth) / 2;
  }
}
