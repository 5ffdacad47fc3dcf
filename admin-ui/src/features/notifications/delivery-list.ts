import { Component, inject } from '@angular/core';

import type { NotificationDeliveryResponse } from '../../api/model';
import { notificationChannelsGet, notificationChannelsList } from '../../api/notification-channels';
import { notificationDeliveriesExport, notificationDeliveriesList } from '../../api/notification-deliveries';
import { Abilities } from '../../core/ability/abilities';
import { formatInstant, formatNumber } from '../../core/format';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { DeliveryActions } from './delivery-actions';
import { mayResend, receiverOf } from './delivery.rules';
import { deliveryStateBadges, deliveryStateWords, toldKindWords } from './notification-words';

/** What was sent to whom, and what came of it. */
@Component({
  selector: 'app-delivery-list',
  imports: [Cell, DataTable, EmptyState],
  template: `
    <app-data-table
      label="Deliveries"
      i18n-label
      [source]="deliveries"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="true"
      (opened)="open($event)"
    >
      <ng-container *appCell="'state' of deliveries; let delivery">
        <span [class]="'badge ' + badges[delivery.state]">{{ words[delivery.state] }}</span>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="mail"
        heading="Nothing was sent yet"
        i18n-heading
        text="Every message to a channel, or to an address that a license names, is listed here with its attempts and what the receiver answered."
        i18n-text
      />
    </app-data-table>
  `,
})
export class DeliveryList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(DeliveryActions);
  readonly #dialogs = inject(Dialogs);
  protected readonly words = deliveryStateWords;
  protected readonly badges = deliveryStateBadges;

  protected readonly deliveries = listSource({
    key: 'notification-deliveries',
    list: notificationDeliveriesList,
    export: notificationDeliveriesExport,
    filters: [
      { kind: 'choice', key: 'state', label: $localize`State`, options: options(deliveryStateWords) },
      {
        kind: 'lookup',
        key: 'channelId',
        label: $localize`Channel`,
        search: (q) => notificationChannelsList({ q }),
        load: notificationChannelsGet,
      },
      { kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(toldKindWords) },
    ],
    defaultSort: '-createdAt',
    topics: ['notification-deliveries'],
  });

  protected readonly columns: readonly Column<NotificationDeliveryResponse>[] = [
    { key: 'title', label: $localize`Message`, width: '26%' },
    { key: 'channel', label: $localize`Sent to`, sortable: true, width: '19%', value: (each) => receiverOf(each) },
    { key: 'state', label: $localize`State`, sortable: true, width: '155px' },
    {
      key: 'attemptCount',
      label: $localize`Attempts`,
      align: 'end',
      width: '85px',
      value: ({ attemptCount }) => formatNumber(attemptCount),
    },
    { key: 'lastStatus', label: $localize`Last answer`, width: '15%', value: (each) => answerText(each) },
    {
      key: 'createdAt',
      label: $localize`When`,
      sortable: true,
      width: '150px',
      value: ({ createdAt }) => formatInstant(createdAt),
    },
    {
      key: 'nextAttemptAt',
      label: $localize`Next attempt`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ nextAttemptAt }) => (nextAttemptAt === null ? '' : formatInstant(nextAttemptAt)),
    },
  ];

  protected readonly rowActions = (delivery: NotificationDeliveryResponse): readonly RowAction[] => {
    const show: RowAction = {
      label: $localize`Attempts and answers`,
      icon: 'eye',
      run: () => void this.open(delivery),
    };
    if (!this.#abilities.can('update', 'NotificationDelivery') || !mayResend(delivery)) return [show];
    return [show, { label: $localize`Send again`, icon: 'refresh', run: () => void this.#resend(delivery) }];
  };

  protected async open(delivery: NotificationDeliveryResponse): Promise<void> {
    await this.#dialogs.open(() => import('./delivery-detail').then((m) => m.DeliveryDetail), { delivery });
    this.deliveries.reload();
  }

  async #resend(delivery: NotificationDeliveryResponse): Promise<void> {
    if (await this.#actions.resend(delivery)) this.deliveries.reload();
  }
}

function answerText({ lastStatus, lastError }: NotificationDeliveryResponse): string {
  return lastError ?? (lastStatus === null ? '' : String(lastStatus));
}
