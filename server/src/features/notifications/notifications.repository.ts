import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { type HearingChannel, isOfEverybody, type Target } from './notices.rules.js';
import type { Notice } from './notice.types.js';

/** Writes down what is told, and to whom. */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly database: Database) {}

  /** Of the keys, those that were never told: nobody else tells them from now on. */
  async takeKeys(keys: readonly string[], at: Temporal.Instant): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }>(sql`
      INSERT INTO notification_key (key, told_at)
      SELECT given.key, ${at.toString()}::timestamptz
      FROM unnest(${[...keys]}::text[]) WITH ORDINALITY AS given (key, position) ORDER BY given.position
      ON CONFLICT (key) DO NOTHING RETURNING key`);
    return new Set(rows.map(({ key }) => key));
  }

  /** The channels that are switched on, in the order of their ids. They stay until the transaction ends. */
  hearing(): Promise<HearingChannel[]> {
    return this.database.query(sql`
      SELECT id, kind, name, is_default AS "isDefault", minimum_severity AS "minimumSeverity", digest, recipients
      FROM notification_channel WHERE active ORDER BY id FOR KEY SHARE`);
  }

  /** @returns the ids, in the order of the notices. */
  async insert(notices: readonly Notice[], at: Temporal.Instant): Promise<number[]> {
    const rows = notices.map((notice) => ({
      ...{ key: notice.key, kind: notice.kind, severity: notice.severity, title: notice.title, text: notice.text },
      ...{ path: notice.path, facts: notice.facts, isGlobal: isOfEverybody(notice), inApp: notice.audience.inApp },
      organizationIds: [...new Set(notice.audience.organizationIds)],
    }));
    const inserted = await this.database.query<{ id: number; key: string }>(sql`
      INSERT INTO notification
        (key, kind, severity, title, text, path, facts, is_global, organization_ids, in_app, created_at)
      SELECT n.key, n.kind, n.severity, n.title, n.text, n.path, n.facts, n."isGlobal",
        ARRAY(SELECT value::bigint FROM jsonb_array_elements_text(n."organizationIds") AS value),
        n."inApp", ${at.toString()}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (key text, kind text, severity text, title text,
        text text, path text, facts jsonb, "isGlobal" boolean, "organizationIds" jsonb, "inApp" boolean)
      RETURNING id, key`);
    const ids = new Map(inserted.map(({ id, key }) => [key, id]));
    return notices.map(({ key }) => {
      const id = ids.get(key);
      if (id === undefined) throw new Error(`The notice ${key} was not written.`);
      return id;
    });
  }

  async insertDeliveries(
    deliveries: readonly (Target & { notificationId: number })[],
    at: Temporal.Instant,
  ): Promise<void> {
    const rows = deliveries.map((each) => ({ ...each, uuid: randomUUID() }));
    await this.database.query(sql`
      INSERT INTO notification_delivery
        (uuid, notification_id, channel_id, channel_kind, channel_name, address, state, created_at)
      SELECT d.uuid, d."notificationId", d."channelId", d."channelKind", d."channelName", d.address,
        CASE WHEN d.collected THEN 'DIGEST_WAITING' ELSE 'PENDING' END, ${at.toString()}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d (uuid uuid, "notificationId" bigint,
        "channelId" bigint, "channelKind" text, "channelName" text, address text, collected boolean)`);
  }
}
