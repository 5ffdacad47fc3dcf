import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';

import { NotificationBell } from '../features/notifications/notification-bell';
import { WorkPanel } from '../features/work/work-panel';
import { Icon } from '../ui/icon/icon';
import { AccountMenu } from './account-menu';
import { HelpMenu } from './help-menu';
import { OrganizationSwitcher } from './organization-switcher';
import { SearchField } from './search-field';
import { ThemeToggle } from './theme-toggle';

/** The bar above every page. */
@Component({
  selector: 'app-top-bar',
  imports: [
    AccountMenu,
    HelpMenu,
    Icon,
    NotificationBell,
    OrganizationSwitcher,
    RouterLink,
    SearchField,
    ThemeToggle,
    WorkPanel,
  ],
  template: `
    <header>
      <button
        #menu
        type="button"
        class="button button-icon button-quiet menu"
        aria-label="Navigation"
        i18n-aria-label
        [attr.aria-expanded]="navigationOpen()"
        (click)="toggleNavigation.emit()"
      >
        <app-icon name="menu" />
      </button>
      <a class="brand" routerLink="/" aria-label="Seatwise">
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M10 8v9.5h12M10 17.5V24M22 17.5V24M14.5 12.5h5" />
        </svg>
        <span>Seatwise</span>
      </a>
      <app-organization-switcher />
      <app-search-field />
      <div class="end">
        <app-work-panel />
        <app-notification-bell />
        <app-help-menu />
        <app-theme-toggle />
        <app-account-menu />
      </div>
    </header>
  `,
  styles: `
    header {
      display: flex;
      align-items: center;
      gap: 12px;
      height: var(--top-bar-height);
      padding: 0 12px 0 16px;
      border-bottom: 1px solid var(--border);
      background: var(--surface);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 9px;
      width: calc(var(--navigation-width) - 28px);
      color: var(--text);
      font-size: var(--text-size-large);
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    .brand:hover {
      text-decoration: none;
    }
    .brand rect {
      fill: var(--accent);
    }
    .brand path {
      fill: none;
      stroke: var(--on-accent);
      stroke-width: 2.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .end {
      display: flex;
      flex: none;
      align-items: center;
      gap: 4px;
    }
    app-search-field {
      width: min(360px, 32vw);
      margin-inline: auto;
    }
    .menu {
      display: none;
    }
    @media (width <= 900px) {
      header {
        gap: 6px;
        padding-inline: 8px;
      }
      .menu {
        display: inline-flex;
      }
      .brand {
        width: auto;
      }
      app-search-field {
        flex: none;
        width: auto;
        margin-inline: auto 0;
      }
    }
    @media (width <= 600px) {
      header {
        gap: 4px;
      }
      .brand span {
        display: none;
      }
      .end {
        gap: 0;
      }
    }
  `,
})
export class TopBar {
  readonly navigationOpen = input.required<boolean>();
  readonly toggleNavigation = output();

  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');

  /** Moves the focus to the button that opens the navigation. */
  focusMenu(): void {
    this.menu().nativeElement.focus();
  }
}
