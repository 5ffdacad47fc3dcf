import { Component, computed, inject } from '@angular/core';

import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import { ViewAs } from './view-as';

/** Says across every page whose panel is looked at, and ends it. */
@Component({
  selector: 'app-view-as-banner',
  imports: [Icon],
  template: `
    @if (viewed(); as target) {
      <div role="status">
        <app-icon name="eye" />
        <p>
          <ng-container i18n>
            You see what <strong>{{ target.name }}</strong> sees, with their buttons. Nothing can be changed until you
            stop.
          </ng-container>
        </p>
        <button type="button" class="button button-small" (click)="viewAs.end()" i18n>Stop viewing</button>
      </div>
    }
  `,
  styles: `
    div {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 6px 16px;
      border-bottom: 1px solid var(--border);
      background: var(--warning-soft);
      color: var(--warning);
    }
    p {
      flex: 1 1 auto;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    button {
      flex: none;
    }
  `,
})
export class ViewAsBanner {
  protected readonly viewAs = inject(ViewAs);
  readonly #session = inject(Session);
  protected readonly viewed = computed(() => this.#session.actor()?.viewingAs ?? null);
}
