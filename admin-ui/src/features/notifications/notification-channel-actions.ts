import { Injectable, inject } from '@angular/core';

import type { NotificationChannelResponse } from '../../api/model';
import { notificationChannelsDelete, notificationChannelsUpdate } from '../../api/notification-channels';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with a notification channel. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class NotificationChannelActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(): Promise<boolean> {
    const added = await this.#openForm(null);
    if (added) await this.test(added);
    return added !== undefined;
  }

  async edit(channel: NotificationChannelResponse): Promise<boolean> {
    const saved = await this.#openForm(channel);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved !== undefined;
  }

  /** Offers to send a test, and shows what the receiver said. */
  async test(channel: NotificationChannelResponse): Promise<void> {
    await this.#dialogs.open(() => import('./channel-test').then((m) => m.ChannelTest), { channel });
  }

  async setActive({ id, name, version }: NotificationChannelResponse, active: boolean): Promise<boolean> {
    try {
      await this.#api.send(notificationChannelsUpdate(id, { active }), { ifMatch: version });
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
    this.#toasts.done(active ? $localize`${name}:name: is on.` : $localize`${name}:name: is switched off.`);
    return true;
  }

  async delete({ id, name, version }: NotificationChannelResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`What it was still to send is given up. What it has sent stays in the list of deliveries.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(notificationChannelsDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  #openForm(channel: NotificationChannelResponse | null): Promise<NotificationChannelResponse | undefined> {
    return this.#dialogs.open(() => import('./notification-channel-form').then((m) => m.NotificationChannelForm), {
      channel,
    });
  }
}
