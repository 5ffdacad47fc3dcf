import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { DashboardActivity } from '../../api/model';
import { formatAgo, formatInstant } from '../../core/format';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { actionText } from '../audit-events/audit-event-words';

/** What was done last. */
@Component({
  selector: 'app-activity-card',
  imports: [EmptyState, RouterLink],
  template: `
    <header class="low">
      <h2 i18n>Recent activity</h2>
      <a routerLink="/audit-log" [queryParams]="{ signIns: 'false' }" class="small" i18n>Audit log</a>
    </header>
    @if (activity().events.length > 0) {
      <table>
        <thead class="visually-hidden">
          <tr>
            <th scope="col" i18n>What</th>
            <th scope="col" i18n>Who</th>
            <th scope="col" i18n>When</th>
          </tr>
        </thead>
        <tbody>
          @for (event of activity().events; track event.id) {
            <tr>
              <th scope="row">
                {{ action(event.action) }}
                @if (event.subjectName) {
                  <span class="muted small">{{ event.subjectName }}</span>
                }
              </th>
              <td class="who">{{ event.by }}</td>
              <td class="figure muted">
                <time [attr.datetime]="event.at" [title]="instant(event.at)">{{ ago(event.at) }}</time>
              </td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <app-empty-state
        icon="history"
        heading="Nothing was done yet"
        i18n-heading
        text="Every change that people and programs make is written down here, with what was there before."
        i18n-text
      />
    }
  `,
  styleUrl: './overview-card.scss',
})
export class ActivityCard {
  readonly activity = input.required<DashboardActivity>();

  protected readonly action = actionText;
  protected readonly instant = formatInstant;
  protected readonly ago = (at: string): string => formatAgo(at);
}
