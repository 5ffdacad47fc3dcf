import { Component, computed, inject } from '@angular/core';

import type { NotificationChannelResponse } from '../../api/model';
import { notificationChannelsExport, notificationChannelsList } from '../../api/notification-channels';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatHour, formatInstant } from '../../core/format';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { NotificationChannelActions } from './notification-channel-actions';
import { channelFormatWords, channelKindWords, digestWords, severityWords } from './notification-words';

/** Where notifications are sent to. */
@Component({
  selector: 'app-notification-channel-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon],
  template: `
    <app-data-table
      label="Notification channels"
      i18n-label
      [source]="channels"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="edit($event)"
    >
      <ng-container *appCell="'active' of channels; let channel">
        @if (channel.active) {
          <span class="badge badge-good" i18n>On</span>
        } @else {
          <span class="badge" i18n>Off</span>
        }
        @if (channel.isDefault) {
          &ngsp;<span class="badge badge-accent" i18n>Default</span>
        }
      </ng-container>
      <button
        tableActions
        *appCan="'create'; subject: 'NotificationChannel'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add channel</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="bell"
        heading="No channels yet"
        i18n-heading
        text="Tell people by e-mail, Slack, Microsoft Teams or a webhook when licenses expire or more seats are in use than purchased."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'NotificationChannel'"
          type="button"
          class="button button-primary"
          (click)="add()"
        >
          <ng-container i18n>Add channel</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class NotificationChannelList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(NotificationChannelActions);

  protected readonly mayUpdate = computed(() => this.#abilities.can('update', 'NotificationChannel'));

  protected readonly channels = listSource({
    key: 'notification-channels',
    list: notificationChannelsList,
    export: notificationChannelsExport,
    filters: [{ kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(channelKindWords) }],
    defaultSort: 'name',
    topics: ['notification-channels'],
  });

  protected readonly columns: readonly Column<NotificationChannelResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '20%' },
    { key: 'kind', label: $localize`Kind`, sortable: true, width: '150px', value: (channel) => kindText(channel) },
    { key: 'target', label: $localize`Sends to`, width: '26%', value: (channel) => targetText(channel) },
    { key: 'active', label: $localize`State`, width: '140px' },
    { key: 'digest', label: $localize`When`, width: '160px', value: (channel) => whenText(channel) },
    {
      key: 'minimumSeverity',
      label: $localize`From the severity`,
      width: '150px',
      value: ({ minimumSeverity }) => severityWords[minimumSeverity],
    },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly rowActions = (channel: NotificationChannelResponse): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      const { active } = channel;
      actions.push(
        { label: $localize`Edit`, icon: 'edit', run: () => void this.edit(channel) },
        { label: $localize`Send a test`, icon: 'mail', run: () => void this.#actions.test(channel) },
        {
          label: active ? $localize`Switch off` : $localize`Switch on`,
          icon: active ? 'close' : 'check',
          run: () => void this.#then(this.#actions.setActive(channel, !active)),
        },
      );
    }
    if (this.#abilities.can('delete', 'NotificationChannel')) {
      const run = (): void => void this.#then(this.#actions.delete(channel));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected edit(channel: NotificationChannelResponse): Promise<void> {
    return this.#then(this.#actions.edit(channel));
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.channels.reload();
  }
}

function kindText({ kind, format }: NotificationChannelResponse): string {
  return format === null || format === 'JSON' ? channelKindWords[kind] : channelFormatWords[format];
}

function targetText({ kind, url, recipients }: NotificationChannelResponse): string {
  if (kind === 'WEBHOOK') return url ?? '';
  return recipients.length === 0 ? $localize`Addresses that licenses name` : recipients.join(', ');
}

function whenText({ digest, digestHour }: NotificationChannelResponse): string {
  if (digest === 'IMMEDIATE') return digestWords.IMMEDIATE;
  return $localize`${digestWords[digest]}:when:, ${formatHour(digestHour)}:hour:`;
}
