import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import type {
  NotificationDeliveryDetailResponse,
  NotificationDeliveryListQuery,
  NotificationDeliveryResponse,
} from './notification-deliveries.dto.js';
import { channelGone, toldByDigest } from './notification-deliveries.errors.js';
import { NotificationDeliveriesRepository, type VisibleDeliveries } from './notification-deliveries.repository.js';
import { deliveriesChanged } from './notifications.topics.js';

/** What was sent to whom, and what came of it. */
@Injectable()
export class NotificationDeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly deliveries: NotificationDeliveriesRepository,
    private readonly worker: DeliveryWorker,
  ) {}

  list(actor: Actor, query: Unpaged<NotificationDeliveryListQuery>): RowList<NotificationDeliveryResponse> {
    return this.deliveries.list(this.visible(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<NotificationDeliveryDetailResponse> {
    const delivery = await this.deliveries.find(this.visible(actor), id);
    if (delivery === null) throw notFound('delivery');
    const [messages, attempts] = [await this.deliveries.messages(id), await this.deliveries.attempts(id)];
    return { ...delivery, messages, attempts };
  }

  /**
   * Has it sent once more, as the same delivery: also what was delivered, and what is to be tried again only later.
   * @throws AppError 404, 403, 409.
   */
  resend(actor: Actor, id: number): Promise<NotificationDeliveryDetailResponse> {
    return this.database.transaction(async () => {
      const held = await this.deliveries.lock(this.visible(actor), id);
      if (held === null) throw notFound('delivery');
      this.authorization.demand(actor, 'update', 'NotificationDelivery', {});
      if (held.state === 'DIGEST_WAITING' || held.state === 'IN_DIGEST') throw toldByDigest();
      if (held.channelName !== null && held.channelId === null) throw channelGone();
      await this.deliveries.sendAgain(id);
      await this.audit.record(actor, {
        action: 'notification-delivery.resent',
        subjectType: 'NotificationDelivery',
        subjectId: id,
        after: { deliveryId: held.uuid, channel: held.channelName, address: held.address },
      });
      await this.worker.wakeWithCommit();
      await this.changes.publish(deliveriesChanged(held.toldOf ?? undefined));
      return this.get(actor, id);
    });
  }

  /** Whoever may see channels, and all that is told. */
  private visible(actor: Actor): VisibleDeliveries {
    return {
      deliveries: this.authorization.visibleTo(actor, 'NotificationDelivery', 'd'),
      notifications: this.authorization.visibleTo(actor, 'Notification', 'n'),
    };
  }
}
