import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { type AttemptOutcome, type DeliveryAfter, longestWaitSeconds } from './deliveries.rules.js';
import type { NoticeKind, NoticeSeverity } from './notice.types.js';
import type { ToldOf } from './notifications.topics.js';

/** A notification as it is sent. */
export interface ToldNotification extends ToldOf {
  key: string;
  kind: NoticeKind;
  severity: NoticeSeverity;
  title: string;
  text: string;
  path: string;
  facts: Record<string, unknown>;
  /** An instant. */
  at: string;
}

/** A delivery that is to be sent now. */
export interface DueDelivery {
  id: number;
  uuid: string;
  channelId: number | null;
  address: string | null;
  tries: number;
  digestOn: string | null;
  createdAt: Date;
  /** null of a digest. */
  notification: ToldNotification | null;
}

/** So many deliveries of a channel are looked at at once. */
const batch = 50;

/** Nothing is sent by a channel that is switched off. */
const isOpen = sql`(d.channel_id IS NULL OR c.active)`;

/** What a notification tells, of the alias `n`. */
const told = sql`json_build_object('key', n.key, 'kind', n.kind, 'severity', n.severity, 'title', n.title,
  'text', n.text, 'path', n.path, 'facts', n.facts, 'at', n.created_at, 'isGlobal', n.is_global, 'organizationIds', n.organization_ids)`;

/** What is to be sent, and what became of it. */
@Injectable()
export class DueDeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** The lanes in which something is to be sent now. Reads `notification_delivery_due_idx`. */
  async lanes(now: Temporal.Instant): Promise<number[]> {
    const rows = await this.database.query<{ lane: number }>(sql`
      SELECT DISTINCT coalesce(d.channel_id, 0) AS lane
      FROM notification_delivery d LEFT JOIN notification_channel c ON c.id = d.channel_id
      WHERE d.state = 'PENDING' AND ${isDue(now)} AND ${isOpen}`);
    return rows.map(({ lane }) => lane);
  }

  /** When the next delivery that waits is to be tried again; null when none waits. What is due is being sent. */
  async nextAttemptAt(now: Temporal.Instant): Promise<Date | null> {
    const { next } = await this.database.one<{ next: Date | null }>(sql`
      SELECT min(d.next_attempt_at) AS next
      FROM notification_delivery d LEFT JOIN notification_channel c ON c.id = d.channel_id
      WHERE d.state = 'PENDING' AND d.next_attempt_at > ${now.toString()}::timestamptz AND ${isOpen}`);
    return next;
  }

  /** The oldest deliveries of a lane that are to be sent now, after one of them. Reads `notification_delivery_due_idx`. */
  due(lane: number, after: number, now: Temporal.Instant): Promise<DueDelivery[]> {
    return this.database.query(sql`
      SELECT d.id, d.uuid, d.channel_id AS "channelId", d.address, d.tries, d.digest_on::text AS "digestOn",
        d.created_at AS "createdAt", CASE WHEN n.id IS NOT NULL THEN ${told} END AS notification
      FROM notification_delivery d LEFT JOIN notification n ON n.id = d.notification_id
        LEFT JOIN notification_channel c ON c.id = d.channel_id
      WHERE d.state = 'PENDING' AND ${isIn(lane)}
        AND d.id > ${after} AND ${isDue(now)} AND ${isOpen}
      ORDER BY d.id LIMIT ${batch}`);
  }

  /** Whether it is still to be sent: nobody gave it up, sent it or switched its channel off since it was looked for. */
  async isStillDue(id: number, now: Temporal.Instant): Promise<boolean> {
    const rows = await this.database.query(sql`
      SELECT FROM notification_delivery d LEFT JOIN notification_channel c ON c.id = d.channel_id
      WHERE d.id = ${id} AND d.state = 'PENDING' AND ${isDue(now)} AND ${isOpen}`);
    return rows.length > 0;
  }

  /** What a digest tells, in the order in which it happened. */
  async digested(id: number): Promise<ToldNotification[]> {
    const rows = await this.database.query<{ notification: ToldNotification }>(sql`
      SELECT ${told} AS notification FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
      WHERE d.digest_id = ${id} ORDER BY d.id`);
    return rows.map(({ notification }) => notification);
  }

  /** Writes down what came of an attempt; false when somebody gave the delivery up meanwhile. */
  async settle(id: number, outcome: AttemptOutcome, after: DeliveryAfter, at: Temporal.Instant): Promise<boolean> {
    const { delivered, status, error, answer, durationMilliseconds } = outcome;
    const when = sql`${at.toString()}::timestamptz`;
    return this.database.transaction(async () => {
      const rows = await this.database.query(sql`
        UPDATE notification_delivery SET state = ${after.state}, tries = ${after.tries},
          next_attempt_at = ${after.nextAttemptAt?.toString() ?? null}::timestamptz, last_attempt_at = ${when},
          last_status = ${status}, last_error = ${error},
          delivered_at = CASE WHEN ${delivered} THEN ${when} ELSE delivered_at END
        WHERE id = ${id} AND state = 'PENDING' RETURNING id`);
      await this.database.query(sql`
        INSERT INTO notification_attempt (delivery_id, at, duration_milliseconds, delivered, status, error, answer)
        SELECT id, ${when}, ${durationMilliseconds}, ${delivered}, ${status}, ${error}, ${answer}
        FROM notification_delivery WHERE id = ${id}`);
      return rows.length > 0;
    });
  }

  /** Gives up what was never sent of a lane since then. @returns how many. */
  async giveUpUntried(lane: number, since: Temporal.Instant, reason: string): Promise<number> {
    const rows = await this.database.query(sql`
      UPDATE notification_delivery d SET state = 'FAILED', last_error = ${reason}, next_attempt_at = NULL
      WHERE d.state = 'PENDING' AND ${isIn(lane)} AND d.last_attempt_at IS NULL
        AND d.created_at <= ${since.toString()}::timestamptz
      RETURNING d.id`);
    return rows.length;
  }

  /** How much is still to be sent, and since when the oldest is due. */
  waiting(): Promise<{ count: number; oldestSeconds: number }> {
    return this.database.one(sql`
      SELECT count(*) AS count, coalesce(extract(epoch FROM now() - min(d.created_at)), 0)::float8 AS "oldestSeconds"
      FROM notification_delivery d WHERE d.state = 'PENDING'`);
  }
}

/** The deliveries of a channel, or, in lane 0, those to the addresses of licenses. */
function isIn(lane: number): Sql {
  return lane === 0 ? sql`d.channel_id IS NULL` : sql`d.channel_id = ${lane}`;
}

/** A wait that is longer than any is one of a clock that has jumped back. */
function isDue(now: Temporal.Instant): Sql {
  const at = sql`${now.toString()}::timestamptz`;
  return sql`(d.next_attempt_at IS NULL OR d.next_attempt_at <= ${at}
    OR d.next_attempt_at > ${at} + make_interval(secs => ${longestWaitSeconds}))`;
}
