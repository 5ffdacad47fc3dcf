import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import type { NotificationResponse } from '../../api/model';
import { notificationsExport, notificationsList, notificationsRead } from '../../api/notifications';
import { Api } from '../../core/api/api';
import { formatInstant } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHeader } from '../../ui/page-header/page-header';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { notificationText } from './notification-text.rules';
import { noticeKindWords, severityTones, severityWords } from './notification-words';

/** Everything that somebody was told, read or not. */
@Component({
  selector: 'app-notifications-list',
  imports: [Cell, DataTable, EmptyState, PageHeader, StatusIcon],
  template: `
    <app-page-header heading="Notifications" i18n-heading />
    <app-data-table
      label="Notifications"
      i18n-label
      [source]="notifications"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="true"
      (opened)="open($event)"
    >
      <ng-container *appCell="'title' of notifications; let notification">
        <app-status-icon [tone]="tones[notification.severity]" [label]="severityWords[notification.severity]" />
        {{ text(notification) }}
      </ng-container>
      <ng-container *appCell="'read' of notifications; let notification">
        @if (!notification.read) {
          <span class="badge badge-accent" i18n>Unread</span>
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="bell"
        heading="Nothing yet"
        i18n-heading
        text="Licenses that expire, renew, or run over their quantity show here."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-4);
      min-width: 0;
      min-height: 0;
    }
    app-status-icon {
      margin-inline-end: 6px;
    }
  `,
})
export class NotificationsList {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  protected readonly notifications = listSource({
    key: 'notifications',
    list: notificationsList,
    export: notificationsExport,
    filters: [
      { kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(noticeKindWords) },
      { kind: 'choice', key: 'severity', label: $localize`Severity`, options: options(severityWords) },
    ],
    defaultSort: '-createdAt',
    topics: ['notifications'],
  });

  protected readonly columns: readonly Column<NotificationResponse>[] = [
    {
      key: 'title',
      label: $localize`Message`,
      sortable: true,
      width: '56%',
      maxWidth: 'clamp(200px, 44vw, 720px)',
    },
    { key: 'kind', label: $localize`Kind`, sortable: true, width: '150px', value: ({ kind }) => noticeKindWords[kind] },
    {
      key: 'severity',
      label: $localize`Severity`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ severity }) => severityWords[severity],
    },
    { key: 'read', label: $localize`Read`, width: '100px' },
    {
      key: 'createdAt',
      label: $localize`When`,
      sortable: true,
      width: '160px',
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly text = notificationText;
  protected readonly tones = severityTones;
  protected readonly severityWords = severityWords;

  protected readonly rowActions = (notification: NotificationResponse): readonly RowAction[] =>
    notification.read
      ? []
      : [{ label: $localize`Mark as read`, icon: 'check', run: () => void this.#read(notification) }];

  protected async open(notification: NotificationResponse): Promise<void> {
    if (!notification.read) void this.#read(notification);
    await this.#router.navigateByUrl(notification.path);
  }

  async #read({ id }: NotificationResponse): Promise<void> {
    try {
      await this.#api.send(notificationsRead({ ids: [id] }));
      this.notifications.reload();
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
