import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { alertsList } from '../../api/alerts';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatAgo, formatNumber } from '../../core/format';
import { alertKindWords } from '../../core/words';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { alertIcon, alertLink, alertMessage, alertSubject, alertTone } from '../alerts/alert-words.rules';

/** So many are shown; the others are on the page of alerts. */
const mostShown = 5;

/** What needs attention in an organization: its open alerts, the latest first. */
@Component({
  selector: 'app-organization-alerts',
  imports: [Card, Line, Lines, ResourceState, RouterLink, StatusIcon],
  template: `
    <app-card heading="Needs attention" i18n-heading>
      @if (alerts(); as page) {
        <app-lines>
          @for (alert of page.items; track alert.id) {
            <app-line>
              <app-status-icon lineStart [tone]="tone(alert)" [icon]="icon(alert)" [label]="kindWords[alert.kind]" />
              <a [routerLink]="link(alert)">{{ subject(alert) }}</a>
              <span lineNote>{{ message(alert) }}</span>
              <span lineEnd class="muted small">{{ ago(alert.openedAt) }}</span>
            </app-line>
          } @empty {
            <p class="muted" i18n>No alert is open.</p>
          }
        </app-lines>
        @if (page.total > page.items.length) {
          <p class="more">
            <a routerLink="/alerts" [queryParams]="{ organizationId: id(), state: 'OPEN' }" i18n
              >All {{ number(page.total) }} open alerts</a
            >
          </p>
        }
      } @else {
        <app-resource-state [resource]="resource" />
      }
    </app-card>
  `,
  styleUrl: './overview-card.scss',
})
export class OrganizationAlerts {
  readonly id = input.required<number>();

  protected readonly resource = apiResource(
    () => alertsList({ organizationId: [this.id()], state: ['OPEN'], sort: '-openedAt', pageSize: mostShown }),
    { topics: ['alerts', 'licenses'] },
  );
  protected readonly alerts = lastKnown(this.resource);
  protected readonly kindWords = alertKindWords;
  protected readonly message = alertMessage;
  protected readonly subject = alertSubject;
  protected readonly link = alertLink;
  protected readonly tone = alertTone;
  protected readonly icon = alertIcon;
  protected readonly ago = formatAgo;
  protected readonly number = formatNumber;
}
