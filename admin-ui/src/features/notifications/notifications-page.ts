import { Component, computed, inject } from '@angular/core';

import { Abilities } from '../../core/ability/abilities';
import { PageHeader } from '../../ui/page-header/page-header';
import { type Tab, Tabs } from '../../ui/tabs/tabs';

/** Where notifications are sent to, and what became of them. */
@Component({
  selector: 'app-notifications-page',
  imports: [PageHeader, Tabs],
  template: `
    <app-page-header heading="Notification channels" i18n-heading />
    <app-tabs label="Notification channels" i18n-label [tabs]="tabs()" />
  `,
})
export class NotificationsPage {
  readonly #abilities = inject(Abilities);

  protected readonly tabs = computed<readonly Tab[]>(() => [
    { path: 'channels', label: $localize`Channels` },
    ...(this.#abilities.can('read', 'NotificationDelivery')
      ? [{ path: 'deliveries', label: $localize`Deliveries` }]
      : []),
  ]);
}
