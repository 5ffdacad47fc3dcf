import { Component, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';

import { Can } from '../core/ability/can';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts';
import { UnsavedChanges } from '../ui/form/unsaved-changes';
import { Icon } from '../ui/icon/icon';

/** Who is signed in, and the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [Can, Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button
      type="button"
      class="button button-icon button-quiet"
      aria-label="Account"
      i18n-aria-label
      [matMenuTriggerFor]="menu"
    >
      <app-icon name="person" />
    </button>
    <mat-menu #menu>
      @if (session.actor(); as actor) {
        <p class="menu-label">
          <strong>{{ actor.name }}</strong><br />{{ actor.email }}
        </p>
      }
      <a mat-menu-item routerLink="/account">
        <app-icon name="person" />
        <ng-container i18n>My account</ng-container>
      </a>
      <a *appCan="'read'; subject: 'Onboarding'" mat-menu-item routerLink="/get-started">
        <app-icon name="check-circle" />
        <ng-container i18n>Get started</ng-container>
      </a>
      <hr class="menu-divider" />
      <button type="button" mat-menu-item (click)="signOut()">
        <app-icon name="sign-out" />
        <ng-container i18n>Sign out</ng-container>
      </button>
    </mat-menu>
  `,
})
export class AccountMenu {
  readonly #toasts = inject(Toasts);
  readonly #unsaved = inject(UnsavedChanges);
  protected readonly session = inject(Session);

  protected async signOut(): Promise<void> {
    if (this.#unsaved.any() && !(await this.#unsaved.mayDiscard())) return;
    try {
      await this.session.signOut();
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
