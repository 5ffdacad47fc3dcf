import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { anyOf, containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { ChannelKind } from './notification-channels.types.js';
import type { DeliveryState } from './notifications.entity.js';
import type {
  DeliveredMessage,
  DeliveryAttemptResponse,
  NotificationDeliveryListQuery,
  NotificationDeliveryResponse,
} from './notification-deliveries.dto.js';
import type { ToldOf } from './notifications.topics.js';

/** A delivery that is held for a change. */
export interface HeldDelivery {
  id: number;
  uuid: string;
  state: DeliveryState;
  channelId: number | null;
  channelKind: ChannelKind;
  channelName: string | null;
  address: string | null;
  /** null of a digest. */
  toldOf: ToldOf | null;
}

/** What a digest is called: how many things it tells. */
const title = sql`coalesce(n.title, (
  SELECT count(*) || CASE WHEN count(*) = 1 THEN ' notification' ELSE ' notifications' END
  FROM notification_delivery part WHERE part.digest_id = d.id))`;

/** Of a digest, that of the most severe thing in it. */
const severity = sql`coalesce(n.severity, (
  SELECT m.severity FROM notification_delivery part JOIN notification m ON m.id = part.notification_id
  WHERE part.digest_id = d.id
  ORDER BY CASE m.severity WHEN 'CRITICAL' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END LIMIT 1), 'INFO')`;

const kind = sql`coalesce(n.kind, 'DIGEST')`;

const list: ListDefinition = {
  select: sql`d.id, d.uuid AS "deliveryId", d.state,
    CASE WHEN d.channel_name IS NOT NULL
      THEN json_build_object('id', d.channel_id, 'name', coalesce(c.name, d.channel_name)) END AS channel,
    d.channel_kind AS "channelKind", d.address, ${kind} AS kind, ${severity} AS severity, ${title} AS title,
    (SELECT count(*) FROM notification_attempt a WHERE a.delivery_id = d.id) AS "attemptCount",
    d.last_attempt_at AS "lastAttemptAt", d.last_status AS "lastStatus", d.last_error AS "lastError",
    d.next_attempt_at AS "nextAttemptAt", d.delivered_at AS "deliveredAt", d.created_at AS "createdAt"`,
  from: sql`notification_delivery d
    LEFT JOIN notification n ON n.id = d.notification_id
    LEFT JOIN notification_channel c ON c.id = d.channel_id`,
  counted: sql`notification_delivery d LEFT JOIN notification n ON n.id = d.notification_id`,
  countedSorts: ['createdAt', 'id', 'state', 'lastAttemptAt', 'nextAttemptAt'],
  id: sql`d.id`,
  sorts: {
    createdAt: sql`d.created_at`,
    state: sql`d.state`,
    channel: sql`lower(coalesce(c.name, d.channel_name))`,
    kind,
    lastAttemptAt: sql`d.last_attempt_at`,
    nextAttemptAt: sql`d.next_attempt_at`,
    id: sql`d.id`,
  },
  neverNull: ['createdAt', 'state', 'id'],
  defaultSort: '-createdAt',
};

/**
 * Deliveries of what somebody may see all of: a notification, or a digest of nothing else. Everything else is as if it were
 * not there.
 * @param visible of notifications, of the alias `n`.
 */
function isSeen(visible: Sql): Sql {
  const inDigest = sql`d.notification_id IS NULL AND NOT EXISTS (
    SELECT FROM notification_delivery part JOIN notification n ON n.id = part.notification_id
    WHERE part.digest_id = d.id AND NOT (${visible}))`;
  return anyOf([sql`EXISTS (SELECT FROM notification n WHERE n.id = d.notification_id AND (${visible}))`, inDigest]);
}

/** Who sees what: deliveries of the alias `d`, notifications of the alias `n`. */
export interface VisibleDeliveries {
  deliveries: Sql;
  notifications: Sql;
}

@Injectable()
export class NotificationDeliveriesRepository {
  constructor(private readonly database: Database) {}

  list(
    visible: VisibleDeliveries,
    query: Unpaged<NotificationDeliveryListQuery>,
  ): RowList<NotificationDeliveryResponse> {
    const where = [visible.deliveries, isSeen(visible.notifications)];
    if (query.state !== undefined) where.push(sql`d.state = ANY(${query.state}::text[])`);
    if (query.channelId !== undefined) where.push(sql`d.channel_id = ANY(${query.channelId}::bigint[])`);
    if (query.kind !== undefined) where.push(sql`${kind} = ANY(${query.kind}::text[])`);
    if (query.q !== undefined && query.q !== '') {
      const pattern = containsPattern(query.q);
      where.push(
        anyOf([sql`n.title ILIKE ${pattern}`, sql`d.address ILIKE ${pattern}`, sql`d.channel_name ILIKE ${pattern}`]),
      );
    }
    return listOf<NotificationDeliveryResponse, NotificationDeliveryResponse>(this.database, list, where, (row) => row);
  }

  find(
    visible: VisibleDeliveries,
    id: number,
  ): Promise<(NotificationDeliveryResponse & { digestDeliveryId: number | null }) | null> {
    return this.database.first(sql`
      SELECT ${list.select}, d.digest_id AS "digestDeliveryId" FROM ${list.from}
      WHERE d.id = ${id} AND (${visible.deliveries}) AND (${isSeen(visible.notifications)})`);
  }

  lock(visible: VisibleDeliveries, id: number): Promise<HeldDelivery | null> {
    return this.database.first(sql`
      SELECT d.id, d.uuid, d.state, d.channel_id AS "channelId", d.channel_kind AS "channelKind",
        d.channel_name AS "channelName", d.address, CASE WHEN n.id IS NOT NULL THEN
          json_build_object('isGlobal', n.is_global, 'organizationIds', n.organization_ids) END AS "toldOf"
      FROM notification_delivery d LEFT JOIN notification n ON n.id = d.notification_id
      WHERE d.id = ${id} AND (${visible.deliveries}) AND (${isSeen(visible.notifications)}) FOR UPDATE OF d`);
  }

  attempts(id: number): Promise<DeliveryAttemptResponse[]> {
    return this.database.query(sql`
      SELECT id, at, delivered, status, error, answer, duration_milliseconds AS "durationMilliseconds"
      FROM notification_attempt WHERE delivery_id = ${id} ORDER BY id`);
  }

  /** What a delivery tells: its notification, or everything that is in the digest. */
  messages(id: number): Promise<DeliveredMessage[]> {
    return this.database.query(sql`
      SELECT n.kind, n.severity, n.title, n.text, n.path, n.created_at AS at
      FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
      WHERE d.id = ${id} OR d.digest_id = ${id} ORDER BY n.id`);
  }

  /** It is to be sent at once, and tried as often as a new one. */
  async sendAgain(id: number): Promise<void> {
    await this.database.query(sql`
      UPDATE notification_delivery SET state = 'PENDING', tries = 0, next_attempt_at = NULL WHERE id = ${id}`);
  }
}
