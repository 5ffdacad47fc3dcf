import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { Clock } from '../../platform/time/clock.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import { type DigestTime, lastDigestTime } from './digests.rules.js';
import { deliveriesChanged } from './notifications.topics.js';

interface CollectingChannel extends DigestTime {
  id: number;
  name: string;
}

/** Puts together what has waited for the hour of a channel: one digest a channel, address and period. */
@Injectable()
export class Digests {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly worker: DeliveryWorker,
  ) {}

  /** Repeating it changes nothing. */
  async run(): Promise<void> {
    const channels = await this.database.query<{ id: number }>(sql`
      SELECT id FROM notification_channel c WHERE active AND digest <> 'IMMEDIATE' AND EXISTS (
        SELECT FROM notification_delivery d WHERE d.channel_id = c.id AND d.state = 'DIGEST_WAITING') ORDER BY id`);
    for (const { id } of channels) await this.database.transaction(() => this.collect(id));
  }

  private async collect(id: number): Promise<void> {
    const channel = await this.database.first<CollectingChannel>(sql`
      SELECT id, name, digest, digest_hour AS "digestHour" FROM notification_channel
      WHERE id = ${id} AND active AND digest <> 'IMMEDIATE' FOR NO KEY UPDATE`);
    if (channel === null) return;
    const now = this.clock.local();
    const due = lastDigestTime(channel, now);
    const day = due.toPlainDate().toString();
    const at = sql`${now.toInstant().toString()}::timestamptz`;
    // What is of a later time than now is of a clock that has jumped back. A day that has had its digest, or a later one
    // up to today that has, gets no other: what came since waits for the next. A digest of a day that is still to come
    // holds nothing up: its clock was wrong. Reads notification_delivery_collecting_idx.
    const waiting = await this.database.query<{ id: number; address: string | null; kind: string }>(sql`
      SELECT d.id, d.address, d.channel_kind AS kind FROM notification_delivery d
      WHERE d.channel_id = ${id} AND d.state = 'DIGEST_WAITING'
        AND (d.created_at < ${due.toInstant().toString()}::timestamptz OR d.created_at > ${at})
        AND NOT EXISTS (
          SELECT FROM notification_delivery other
          WHERE other.channel_id = ${id} AND other.address IS NOT DISTINCT FROM d.address
            AND other.digest_on BETWEEN ${day}::date AND ${now.toPlainDate().toString()}::date)
      ORDER BY d.id FOR UPDATE OF d`);
    const byAddress = Map.groupBy(waiting, ({ address }) => address);
    for (const [address, rows] of byAddress) {
      const { id: digestId } = await this.database.one<{ id: number }>(sql`
        INSERT INTO notification_delivery
          (uuid, digest_on, channel_id, channel_kind, channel_name, address, state, created_at)
        VALUES (${randomUUID()}, ${day}::date, ${id}, ${rows[0]?.kind}, ${channel.name}, ${address}, 'PENDING', ${at})
        RETURNING id`);
      await this.database.query(sql`
        UPDATE notification_delivery SET state = 'IN_DIGEST', digest_id = ${digestId}
        WHERE id = ANY(${rows.map((row) => row.id)}::bigint[])`);
    }
    if (byAddress.size === 0) return;
    await this.worker.wakeWithCommit();
    await this.changes.publish(deliveriesChanged());
  }
}
