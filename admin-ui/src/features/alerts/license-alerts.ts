import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { alertsList } from '../../api/alerts';
import type { AlertResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatAgo } from '../../core/format';
import { alertKindWords } from '../../core/words';
import { keepFocus } from '../../ui/focus/keep-focus';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { AlertActions } from './alert-actions';
import { alertFate, alertIcon, alertMessage, alertTone } from './alert-words.rules';

/** So many are shown; the others are on the page of alerts. */
const mostShown = 10;

/** The alerts of a license that stand, each with what can be done about it; nothing where none does. */
@Component({
  selector: 'app-license-alerts',
  imports: [RouterLink, StatusIcon],
  template: `
    @if (alerts().length > 0) {
      <ul aria-label="Alerts" i18n-aria-label>
        @for (alert of alerts(); track alert.id) {
          <li tabindex="-1">
            <app-status-icon [tone]="tone(alert)" [icon]="icon(alert)" [label]="kindWords[alert.kind]" />
            <span class="text">
              <span class="message">{{ message(alert) }}</span>&ngsp;
              <span class="muted small when">{{ alert.state === 'OPEN' ? ago(alert.openedAt) : fate(alert) }}</span>
            </span>
            @if (mayAcknowledge(alert)) {
              <button type="button" class="button button-small" (click)="acknowledge(alert)" i18n>Acknowledge</button>
            }
          </li>
        }
        @if (total() > alerts().length) {
          <li>
            <a class="link" routerLink="/alerts" [queryParams]="{ licenseId: licenseId() }" i18n
              >All {{ total() }} alerts</a
            >
          </li>
        }
      </ul>
    }
    <span class="visually-hidden" role="status">{{ status() }}</span>
  `,
  styles: `
    :host {
      display: contents;
    }
    ul {
      flex: none;
      border: 1px solid var(--border);
      border-radius: var(--radius-large);
      background: var(--surface);
    }
    li {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 40px;
      padding: 6px var(--space-4);
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .text {
      flex: 1;
      min-width: 0;
    }
    .message {
      margin-inline-end: 6px;
    }
    .when {
      white-space: nowrap;
    }
  `,
})
export class LicenseAlerts {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(AlertActions);

  readonly licenseId = input.required<number>();

  readonly #resource = apiResource(
    () =>
      this.#abilities.can('read', 'Alert')
        ? alertsList({
            licenseId: [this.licenseId()],
            state: ['OPEN', 'ACKNOWLEDGED'],
            sort: '-openedAt',
            pageSize: mostShown,
          })
        : undefined,
    { topics: ['alerts', 'licenses'] },
  );
  readonly #known = lastKnown(this.#resource);
  protected readonly alerts = computed<readonly AlertResponse[]>(() => this.#known()?.items ?? []);
  protected readonly total = computed(() => this.#known()?.total ?? 0);
  /** Read out as alerts open. */
  protected readonly status = computed(() =>
    this.alerts()
      .filter(({ state }) => state === 'OPEN')
      .map(alertMessage)
      .join('. '),
  );

  constructor() {
    // The button of an alert that was acknowledged goes: the next one, or the line itself.
    keepFocus((place) => {
      const line = place.closest('li') ?? place.querySelector('li');
      return line?.parentElement?.querySelector('button') ?? line;
    });
  }

  protected readonly kindWords = alertKindWords;
  protected readonly message = alertMessage;
  protected readonly tone = alertTone;
  protected readonly icon = alertIcon;
  protected readonly ago = formatAgo;
  protected readonly fate = alertFate;

  protected mayAcknowledge(alert: AlertResponse): boolean {
    return this.#actions.mayAcknowledge(alert);
  }

  protected async acknowledge(alert: AlertResponse): Promise<void> {
    if (await this.#actions.acknowledge([alert])) this.#resource.reload();
  }
}
