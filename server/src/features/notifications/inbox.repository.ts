import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { anyOf, containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { NotificationListQuery, NotificationResponse } from './notifications.dto.js';

/** Nobody wants to know how many more there are. */
const mostUnread = 100;

/** What somebody has read, or was told before they came. @param readerId null: somebody who keeps no account of it. */
function isRead(readerId: number | null): Sql {
  if (readerId === null) return sql`TRUE`;
  return anyOf([
    sql`EXISTS (SELECT FROM notification_read r WHERE r.person_id = ${readerId} AND r.notification_id = n.id)`,
    sql`n.created_at < (SELECT p.created_at FROM person p WHERE p.id = ${readerId})`,
  ]);
}

/** What sentences are made of: of all facts those that `NotificationFacts` names. */
const factsTold = sql`(
  SELECT coalesce(json_object_agg(f.key, f.value), '{}') FROM jsonb_each(n.facts) f
  WHERE f.key IN ('event', 'license', 'organization', 'quantity', 'usage', 'expiresOn', 'autoRenew', 'automatic', 'terms',
    'reason', 'from', 'to', 'renewals', 'expirations', 'totals'))`;

function inboxOf(readerId: number | null): ListDefinition {
  return {
    select: sql`n.id, n.kind, n.severity, n.title, n.text, n.path, ${factsTold} AS facts, ${isRead(readerId)} AS read,
      n.created_at AS "createdAt"`,
    from: sql`notification n`,
    id: sql`n.id`,
    sorts: {
      createdAt: sql`n.created_at`,
      kind: sql`n.kind`,
      severity: sql`CASE n.severity WHEN 'INFO' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END`,
      title: sql`lower(n.title)`,
      id: sql`n.id`,
    },
    neverNull: ['createdAt', 'kind', 'severity', 'title', 'id'],
    defaultSort: '-createdAt',
  };
}

/** What is under the bell of somebody. @param visible of notifications, of the alias `n`. */
@Injectable()
export class InboxRepository {
  constructor(private readonly database: Database) {}

  list(visible: Sql, readerId: number | null, query: Unpaged<NotificationListQuery>): RowList<NotificationResponse> {
    const where = [visible, sql`n.in_app`];
    if (query.kind !== undefined) where.push(sql`n.kind = ANY(${query.kind}::text[])`);
    if (query.severity !== undefined) where.push(sql`n.severity = ANY(${query.severity}::text[])`);
    if (query.unread !== undefined) where.push(sql`${isRead(readerId)} <> ${query.unread}`);
    if (query.q !== undefined && query.q !== '') {
      const pattern = containsPattern(query.q);
      where.push(anyOf([sql`n.title ILIKE ${pattern}`, sql`n.text ILIKE ${pattern}`]));
    }
    return listOf<NotificationResponse, NotificationResponse>(this.database, inboxOf(readerId), where, (row) => row);
  }

  /** How many somebody has not read, counted up to a hundred. Reads `notification_created_at_idx` from its end. */
  async unread(visible: Sql, readerId: number | null): Promise<number> {
    const { count } = await this.database.one<{ count: number }>(sql`
      SELECT count(*) AS count FROM (
        SELECT FROM notification n WHERE n.in_app AND (${visible}) AND NOT (${isRead(readerId)})
        ORDER BY n.created_at DESC, n.id DESC LIMIT ${mostUnread}) unread`);
    return count;
  }

  /** Marks what they see, each once however often. @returns how many are read that were not. */
  async read(visible: Sql, readerId: number, ids: readonly number[], upTo: number | null): Promise<number> {
    const rows = await this.database.query(sql`
      INSERT INTO notification_read (person_id, notification_id)
      SELECT ${readerId}, n.id FROM notification n
      WHERE n.in_app AND (${visible}) AND NOT (${isRead(readerId)})
        AND (n.id = ANY(${[...ids]}::bigint[]) OR n.id <= ${upTo ?? 0})
      ORDER BY n.id
      ON CONFLICT DO NOTHING RETURNING notification_id`);
    return rows.length;
  }
}
