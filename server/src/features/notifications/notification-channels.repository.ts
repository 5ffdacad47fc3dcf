import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { NamedChannel, NotificationChannelListQuery } from './notification-channels.dto.js';
import type { ChannelFields, ChannelSecrets } from './notification-channels.types.js';

/** A channel as it is kept: its secrets sealed. */
export interface StoredChannel extends Omit<ChannelFields, keyof ChannelSecrets> {
  id: number;
  version: number;
  settings: string;
  createdAt: Date;
}

const stored = sql`
  c.id, c.version, c.kind, c.name, c.active, c.is_default AS "isDefault", c.minimum_severity AS "minimumSeverity",
  c.digest, c.digest_hour AS "digestHour", c.allow_private_address AS "allowPrivateAddress", c.format,
  c.sender AS "from", c.recipients, c.settings, c.created_at AS "createdAt"`;

const list: ListDefinition = {
  select: stored,
  from: sql`notification_channel c`,
  id: sql`c.id`,
  sorts: {
    name: sql`lower(c.name)`,
    kind: sql`c.kind`,
    createdAt: sql`c.created_at`,
    id: sql`c.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class NotificationChannelsRepository {
  constructor(private readonly database: Database) {}

  list(visible: Sql, query: Unpaged<NotificationChannelListQuery>): RowList<StoredChannel> {
    const where = [visible];
    if (query.kind !== undefined) where.push(sql`c.kind = ANY(${query.kind}::text[])`);
    if (query.active !== undefined) where.push(sql`c.active = ${query.active}`);
    if (query.isDefault !== undefined) where.push(sql`c.is_default = ${query.isDefault}`);
    if (query.q !== undefined && query.q !== '') where.push(sql`c.name ILIKE ${containsPattern(query.q)}`);
    return listOf<StoredChannel, StoredChannel>(this.database, list, where, (row) => row);
  }

  /** Every channel by name, for whoever chooses among them. */
  named(): Promise<NamedChannel[]> {
    return this.database.query(sql`
      SELECT id, name, kind, active, is_default AS "isDefault" FROM notification_channel ORDER BY lower(name)`);
  }

  /** Webhooks whose receiver understands what is sent as it is: chats take messages alone. */
  takingFiles(): Promise<{ id: number; name: string; active: boolean }[]> {
    return this.database.query(sql`
      SELECT id, name, active FROM notification_channel WHERE kind = 'WEBHOOK' AND format = 'JSON' ORDER BY lower(name)`);
  }

  find(visible: Sql, id: number): Promise<StoredChannel | null> {
    return this.database.first(sql`SELECT ${stored} FROM notification_channel c WHERE c.id = ${id} AND (${visible})`);
  }

  lock(visible: Sql, id: number): Promise<StoredChannel | null> {
    return this.database.first(sql`
      SELECT ${stored} FROM notification_channel c WHERE c.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  byIds(ids: readonly number[]): Promise<StoredChannel[]> {
    return this.database.query(sql`SELECT ${stored} FROM notification_channel c WHERE ${inIds(sql`c.id`, ids)}`);
  }

  /** Whose mail server sends to the addresses of licenses: the first default one, else the first. */
  forAddresses(onlyDefault: boolean): Promise<StoredChannel | null> {
    const where = allOf([sql`c.kind = 'EMAIL'`, sql`c.active`, ...(onlyDefault ? [sql`c.is_default`] : [])]);
    return this.database.first(sql`SELECT ${stored} FROM notification_channel c WHERE ${where} ORDER BY c.id LIMIT 1`);
  }

  /** The id that the next channel gets: its secrets are sealed for it. */
  async nextId(): Promise<number> {
    const row = await this.database.one<{ id: number }>(
      sql`SELECT nextval(pg_get_serial_sequence('notification_channel', 'id')) AS id`,
    );
    return row.id;
  }

  async insert(id: number, fields: ChannelFields, settings: string): Promise<void> {
    await this.database.query(sql`
      INSERT INTO notification_channel (id, kind, name, active, is_default, minimum_severity, digest, digest_hour,
        allow_private_address, format, sender, recipients, settings)
      OVERRIDING SYSTEM VALUE
      VALUES (${id}, ${fields.kind}, ${fields.name}, ${fields.active}, ${fields.isDefault}, ${fields.minimumSeverity},
        ${fields.digest}, ${fields.digestHour}, ${fields.allowPrivateAddress}, ${fields.format}, ${fields.from},
        ${fields.recipients}, ${settings})`);
  }

  async update(id: number, fields: ChannelFields, settings: string): Promise<void> {
    await this.database.query(sql`
      UPDATE notification_channel SET version = version + 1, updated_at = now(), name = ${fields.name},
        active = ${fields.active}, is_default = ${fields.isDefault}, minimum_severity = ${fields.minimumSeverity},
        digest = ${fields.digest}, digest_hour = ${fields.digestHour},
        allow_private_address = ${fields.allowPrivateAddress}, format = ${fields.format}, sender = ${fields.from},
        recipients = ${fields.recipients}, settings = ${settings}
      WHERE id = ${id}`);
  }

  /** What waited for a digest of a channel that has none any more is sent at once. */
  async sendCollected(id: number): Promise<void> {
    await this.database.query(sql`
      UPDATE notification_delivery SET state = 'PENDING' WHERE channel_id = ${id} AND state = 'DIGEST_WAITING'`);
  }

  /** What was still to be sent by a channel that is deleted never is. */
  async giveUpPending(id: number, reason: string): Promise<void> {
    await this.database.query(sql`
      UPDATE notification_delivery SET state = 'FAILED', last_error = ${reason}, next_attempt_at = NULL
      WHERE channel_id = ${id} AND state IN ('PENDING', 'DIGEST_WAITING')`);
  }

  async delete(id: number): Promise<void> {
    await this.database.query(sql`DELETE FROM notification_channel WHERE id = ${id}`);
  }

  /**
   * Of the licenses that name a channel, those that satisfy `visible` (of the alias `l`), by name. Reads
   * `license_notifications_idx`.
   */
  licensesNaming(id: number, visible: Sql): Promise<{ id: number; name: string }[]> {
    return this.database.query(sql`
      SELECT l.id, l.name FROM license l
      WHERE l.notifications -> 'webhookIds' @> ${JSON.stringify([id])}::jsonb
        AND l.notifications -> 'webhookIds' <> '[]' AND (${visible}) ORDER BY lower(l.name)`);
  }
}
