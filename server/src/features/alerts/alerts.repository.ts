import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, containsPattern, inIds, picked, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import {
  type AlertCount,
  type AlertListQuery,
  type AlertResponse,
  type AlertRow,
  type AlertSummaryQuery,
  toAlertResponse,
} from './alerts.dto.js';
import type { AlertState } from './alerts.rules.js';

const from = sql`alert a
  LEFT JOIN license l ON l.id = a.license_id
  LEFT JOIN organization o ON o.id = a.organization_id`;

const select = sql`a.id, a.version, a.kind, a.state, a.detail, a.opened_at, a.acknowledged_at, a.acknowledged_by, a.note,
  a.resolved_at,
  CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'name', l.name) END AS license,
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organization,
  json_build_object('global', a.organization_id IS NULL AND coalesce(l.scope_global, TRUE), 'organizationIds',
    CASE WHEN a.organization_id IS NULL THEN ARRAY(
      SELECT lo.organization_id FROM license_organization lo WHERE lo.license_id = l.id ORDER BY 1
    ) ELSE ARRAY[a.organization_id] END) AS scope`;

/** In the order of alert_opened_at_idx, unless asked otherwise. */
const list: ListDefinition = {
  select,
  from,
  id: sql`a.id`,
  sorts: {
    openedAt: sql`a.opened_at`,
    resolvedAt: sql`a.resolved_at`,
    acknowledgedAt: sql`a.acknowledged_at`,
    kind: sql`a.kind`,
    state: sql`a.state`,
    license: sql`lower(l.name)`,
    organization: sql`lower(o.name)`,
    id: sql`a.id`,
  },
  neverNull: ['openedAt', 'id'],
  defaultSort: '-openedAt',
};

@Injectable()
export class AlertsRepository {
  constructor(private readonly database: Database) {}

  /** The alerts (`a`, of license `l`) that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<AlertListQuery>, today: string): RowList<AlertResponse> {
    return listOf<AlertRow, AlertResponse>(this.database, list, [visible, ...filters(query)], (row) =>
      toAlertResponse(row, today),
    );
  }

  async find(visible: Sql, id: number, today: string): Promise<AlertResponse | null> {
    const row = await this.database.first<AlertRow>(
      sql`SELECT ${select} FROM ${from} WHERE a.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toAlertResponse(row, today);
  }

  /** How many stand, by kind and state; alert_standing_key. */
  counts(visible: Sql, query: AlertSummaryQuery): Promise<AlertCount[]> {
    return this.database.query<AlertCount>(sql`
      SELECT a.kind, a.state, count(*) AS count FROM ${from}
      WHERE ${allOf([sql`a.state <> 'RESOLVED'`, visible, ...filters(query)])} GROUP BY a.kind, a.state`);
  }

  /** Holds an alert for a change. */
  async lock(
    id: number,
  ): Promise<{ state: AlertState; licenseId: number | null; organizationId: number | null } | null> {
    return this.database.first(sql`
      SELECT a.state, a.license_id AS "licenseId", a.organization_id AS "organizationId"
      FROM alert a WHERE a.id = ${id} FOR NO KEY UPDATE`);
  }

  async acknowledge(
    id: number,
    by: { id: number | null; name: string },
    note: string,
    at: Temporal.Instant,
  ): Promise<void> {
    await this.database.query(sql`
      UPDATE alert SET state = 'ACKNOWLEDGED', acknowledged_at = ${at.toString()}::timestamptz,
        acknowledged_by_id = ${by.id}, acknowledged_by = ${by.name}, note = ${note}, version = version + 1
      WHERE id = ${id}`);
  }

  /** As if nobody had acknowledged it. */
  async reopen(id: number): Promise<void> {
    await this.database.query(sql`
      UPDATE alert SET state = 'OPEN', acknowledged_at = NULL, acknowledged_by_id = NULL, acknowledged_by = '',
        note = '', version = version + 1
      WHERE id = ${id}`);
  }
}

function filters(query: Unpaged<AlertListQuery>): Sql[] {
  const where: Sql[] = [];
  if (query.state !== undefined) where.push(sql`a.state = ANY(${query.state}::text[])`);
  where.push(...picked(query.kind, query.kindNot, (kinds) => sql`a.kind = ANY(${kinds}::text[])`));
  where.push(...picked(query.licenseId, query.licenseIdNot, (ids) => inIds(sql`a.license_id`, ids)));
  if (query.openedFrom !== undefined) where.push(sql`a.opened_at >= ${query.openedFrom}::timestamptz`);
  if (query.openedTo !== undefined) where.push(sql`a.opened_at < ${query.openedTo}::timestamptz`);
  if (query.q !== undefined && query.q !== '') {
    const pattern = containsPattern(query.q);
    where.push(sql`l.name ILIKE ${pattern} OR o.name ILIKE ${pattern} OR a.note ILIKE ${pattern}`);
  }
  if (query.organizationId !== undefined) {
    const ids = sql`${query.organizationId}::bigint[]`;
    // Of a whole license: whoever sees its alert sees all that it is asked by here.
    where.push(sql`
      a.organization_id = ANY(${ids}) OR a.organization_id IS NULL AND (
        EXISTS (SELECT FROM license_organization f WHERE f.license_id = l.id AND f.organization_id = ANY(${ids}))
        OR l.scope_global AND EXISTS (
          SELECT FROM license_usage f WHERE f.license_id = l.id AND f.organization_id = ANY(${ids}) AND f.seats > 0))`);
  }
  return where;
}
