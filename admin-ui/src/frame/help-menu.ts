import { Component, inject, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';

import { guideAddress, guidePageOf } from '../core/guide/guide-pages.rules';
import { Icon } from '../ui/icon/icon';

/** Opens the guide where it speaks of the page that is shown. */
@Component({
  selector: 'app-help-menu',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button
      type="button"
      class="button button-icon button-quiet"
      aria-label="Help"
      i18n-aria-label
      [matMenuTriggerFor]="menu"
      (menuOpened)="follow()"
    >
      <app-icon name="help" />
    </button>
    <mat-menu #menu>
      <a mat-menu-item target="_blank" [href]="address()">
        <app-icon name="help" />
        <ng-container i18n>Help with this page</ng-container>
      </a>
      <a mat-menu-item target="_blank" href="/guide/troubleshooting">
        <app-icon name="search" />
        <ng-container i18n>Troubleshooting</ng-container>
      </a>
      <a mat-menu-item target="_blank" href="/guide/keyboard">
        <app-icon name="more" />
        <ng-container i18n>Keyboard</ng-container>
      </a>
      <hr class="menu-divider" />
      <a mat-menu-item target="_blank" href="/guide/">
        <app-icon name="external" />
        <ng-container i18n>All of the guide</ng-container>
      </a>
    </mat-menu>
  `,
})
export class HelpMenu {
  readonly #router = inject(Router);
  protected readonly address = signal(guideAddress(''));

  protected follow(): void {
    this.address.set(guideAddress(guidePageOf(this.#router.url)));
  }
}
