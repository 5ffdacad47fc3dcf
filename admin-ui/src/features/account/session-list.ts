import { Component, computed, input, output } from '@angular/core';

import type { SessionResponse } from '../../api/model';
import { formatAgo, formatInstant } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import { browserOf } from './sessions.rules';

/** Sessions of one technician, each with the button that ends it. */
@Component({
  selector: 'app-session-list',
  imports: [Icon],
  template: `
    <ul>
      @for (session of shown(); track session.id) {
        <li>
          <app-icon name="device" />
          <div class="what">
            <p>
              <strong>{{ session.browser }}</strong>
              @if (session.current) {
                <span class="badge badge-accent" i18n>This browser</span>
              }
            </p>
            <p class="muted small" i18n>
              {{ session.address }} · signed in {{ session.opened }} · last seen {{ session.seen }}
            </p>
          </div>
          @if (!session.current && !fixed()) {
            <button type="button" class="button button-small" (click)="end.emit(session)">
              <ng-container i18n>End</ng-container>
              <span class="visually-hidden">{{ session.browser }}, {{ session.opened }}</span>
            </button>
          }
        </li>
      } @empty {
        <li class="muted" i18n>Signed in nowhere.</li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 10px 0;
      border-top: 1px solid var(--border);
    }
    li:first-child {
      padding-top: 0;
      border-top: 0;
    }
    li:last-child {
      padding-bottom: 0;
    }
    .what {
      flex: 1 1 auto;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .what p:first-child {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
  `,
})
export class SessionList {
  readonly sessions = input.required<readonly SessionResponse[]>();
  /** None of them can be ended. */
  readonly fixed = input(false);
  readonly end = output<SessionResponse>();

  protected readonly shown = computed(() =>
    this.sessions().map((session) => ({
      ...session,
      browser: browserOf(session.userAgent) ?? $localize`Unknown browser`,
      opened: formatInstant(session.openedAt),
      seen: formatAgo(session.lastSeenAt),
    })),
  );
}
