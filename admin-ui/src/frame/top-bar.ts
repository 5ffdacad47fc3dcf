import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';

import { NotificationBell } from '../features/notifications/notification-bell';
import { Icon } from '../ui/icon/icon';
import { AccountMenu } from './account-menu';
import { HelpMenu } from './help-menu';
import { OrganizationSwitcher } from './organization-switcher';
import { ThemeToggle } from './theme-toggle';

/** The bar above every page. */
@Component({
  selector: 'app-top-bar',
  imports: [AccountMenu, HelpMenu, Icon, NotificationBell, OrganizationSwitcher, RouterLink, ThemeToggle],
  template: `
    <header>
      <button
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
      <div class="end">
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
      align-items: center;
      gap: 4px;
      margin-inline-start: auto;
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
    }
    @media (width <= 600px) {
      .brand span {
        display: none;
      }
    }
  `,
})
export class TopBar {
  readonly navigationOpen = input.required<boolean>();
  readonly toggleNavigation = output();
}
