import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';

import { problemMessage } from './core/problem/problem-message';
import { Session } from './core/session/session';
import { EmptyState } from './ui/empty-state/empty-state';
import { keepFocus, pageContent } from './ui/focus/keep-focus';
import { ToastRegion } from './ui/toasts/toast-region';

/** The root: the pages, or, when the server can't be asked who is signed in, that it can't. */
@Component({
  selector: 'app-root',
  imports: [EmptyState, RouterOutlet, ToastRegion],
  template: `
    @if (session.unreachable(); as problem) {
      <main tabindex="-1">
        <app-empty-state icon="alert" heading="Seatwise can’t be reached" i18n-heading [text]="message(problem)">
          <button type="button" class="button button-primary" (click)="reload()" i18n>Try again</button>
        </app-empty-state>
      </main>
    } @else {
      <router-outlet />
    }
    <app-toast-region />
  `,
  styles: `
    main {
      display: grid;
      place-items: center;
      min-height: 100dvh;
    }
  `,
})
export class App {
  protected readonly session = inject(Session);
  protected readonly message = problemMessage;

  constructor() {
    // A step that is done, a page that was left: where nothing within them keeps the focus.
    keepFocus(pageContent, 'last');
  }

  protected reload(): void {
    location.reload();
  }
}
