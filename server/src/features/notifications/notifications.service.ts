import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { Clock } from '../../platform/time/clock.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import { inOrder, isOfEverybody, targetsOf } from './notices.rules.js';
import type { Notice } from './notice.types.js';
import { NotificationsRepository } from './notifications.repository.js';
import { deliveriesChanged, notificationTold } from './notifications.topics.js';

/** Tells people what has happened: under the bell, by e-mail and by webhooks. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly notifications: NotificationsRepository,
    private readonly worker: DeliveryWorker,
  ) {}

  /**
   * Writes notices down, with everybody who is to be told, in the open transaction: they are told if and only if it is
   * committed, and sent soon after. What has been told with the same key is not told again.
   */
  async tell(notices: readonly Notice[]): Promise<void> {
    if (notices.length === 0) return;
    await this.database.transaction(async () => {
      const at = this.clock.now();
      const ordered = inOrder(notices);
      const taken = await this.notifications.takeKeys(
        ordered.map(({ key }) => key),
        at,
      );
      const told = ordered.filter(({ key }) => taken.has(key));
      if (told.length === 0) return;
      const ids = await this.notifications.insert(told, at);
      const channels = await this.notifications.hearing();
      const deliveries = told.flatMap((notice, index) =>
        targetsOf(notice, channels).map((target) => ({ ...target, notificationId: ids[index] ?? 0 })),
      );
      if (deliveries.length > 0) {
        await this.notifications.insertDeliveries(deliveries, at);
        await this.worker.wakeWithCommit();
      }
      await this.announce(told, ids, deliveries.length > 0);
    });
  }

  private async announce(told: readonly Notice[], ids: readonly number[], delivered: boolean): Promise<void> {
    for (const [index, notice] of told.entries()) {
      const toldOf = { isGlobal: isOfEverybody(notice), organizationIds: notice.audience.organizationIds };
      if (notice.audience.inApp) await this.changes.publish(notificationTold(ids[index] ?? 0, toldOf));
      if (delivered) await this.changes.publish(deliveriesChanged(toldOf));
    }
  }
}
