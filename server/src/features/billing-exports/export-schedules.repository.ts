import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import {
  type ExportScheduleListQuery,
  type ExportScheduleResponse,
  type ExportScheduleRow,
  toExportScheduleResponse,
} from './export-schedules.dto.js';
import { BillingExportSchedule } from './export-schedules.entity.js';
import type { ExportRhythm } from './export-schedules.rules.js';
import type { BillingExportFormat } from './billing-exports.types.js';

/** What of a schedule can be written. */
export type ExportScheduleFields = Pick<
  BillingExportSchedule,
  | 'name'
  | 'format'
  | 'interval'
  | 'day'
  | 'hour'
  | 'target'
  | 'folder'
  | 'recipients'
  | 'notificationChannelId'
  | 'active'
  | 'doneOn'
>;

/** A schedule that is held for a change. */
export interface HeldSchedule extends ExportScheduleFields {
  version: number;
}

/** A schedule that is held while it is seen to. */
export interface DueSchedule extends ExportRhythm {
  format: BillingExportFormat;
  doneOn: string | null;
}

const list: ListDefinition = {
  select: sql`s.id, s.version, s.name, s.format, s."interval", s.day, s.hour, s.target, s.folder, s.recipients,
    s.notification_channel_id AS "notificationChannelId", s.active, s.done_on AS "doneOn",
    (SELECT count(*) FROM billing_export e
      WHERE e.billing_export_schedule_id = s.id AND e.status = 'DONE' AND e.delivered_at IS NULL
        AND e.delivery_failure <> '') AS "undeliveredCount",
    (SELECT json_build_object('id', e.id, 'scheduledFor', e.scheduled_for, 'invoiceCount', e.invoice_count,
        'status', e.status, 'delivered', e.delivered_at IS NOT NULL)
      FROM billing_export e WHERE e.billing_export_schedule_id = s.id
      ORDER BY e.scheduled_for DESC, e.credit_notes LIMIT 1) AS "lastExport",
    s.created_at AS "createdAt", s.updated_at AS "updatedAt", c.name AS "channelName"`,
  from: sql`billing_export_schedule s LEFT JOIN notification_channel c ON c.id = s.notification_channel_id`,
  id: sql`s.id`,
  sorts: {
    name: sql`lower(s.name)`,
    format: sql`s.format`,
    interval: sql`s."interval"`,
    target: sql`s.target`,
    active: sql`s.active`,
    lastDay: sql`s.done_on`,
    createdAt: sql`s.created_at`,
    id: sql`s.id`,
  },
  defaultSort: 'name',
};

@Injectable()
export class ExportSchedulesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The schedules that satisfy `visible`. */
  list(visible: Sql, query: Unpaged<ExportScheduleListQuery>): RowList<ExportScheduleResponse> {
    const where = [visible];
    if (query.active !== undefined) where.push(sql`s.active = ${query.active}`);
    if (query.q !== undefined && query.q !== '') where.push(sql`s.name ILIKE ${containsPattern(query.q)}`);
    return listOf<ExportScheduleRow, ExportScheduleResponse>(this.database, list, where, (row) => this.shown(row));
  }

  /** One schedule as it is shown, or null. */
  async find(visible: Sql, id: number): Promise<ExportScheduleResponse | null> {
    const row = await this.database.first<ExportScheduleRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE s.id = ${id} AND (${visible})`,
    );
    return row === null ? null : this.shown(row);
  }

  /** Holds a schedule for a change: it is not seen to meanwhile. */
  lock(visible: Sql, id: number): Promise<HeldSchedule | null> {
    return this.database.first(sql`
      SELECT ${list.select} FROM ${list.from} WHERE s.id = ${id} AND (${visible}) FOR UPDATE OF s`);
  }

  async insert(fields: ExportScheduleFields): Promise<number> {
    const { identifiers } = await this.database.repository(BillingExportSchedule).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<ExportScheduleFields>): Promise<void> {
    await this.database.repository(BillingExportSchedule).update({ id }, fields);
  }

  /** The exports whose file waited for the former target are to go to the new one now. @returns their ids. */
  async goElsewhere(id: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql`
      UPDATE billing_export SET delivery_due_at = NULL
      WHERE billing_export_schedule_id = ${id} AND status = 'DONE' AND delivered_at IS NULL RETURNING id`);
    return rows.map((row) => row.id);
  }

  /** Names of the schedules that send to a channel; null for those that do not satisfy `visible`. */
  async namesSendingTo(channelId: number, visible: Sql): Promise<(string | null)[]> {
    const rows = await this.database.query<{ name: string | null }>(sql`
      SELECT CASE WHEN ${visible} THEN s.name END AS name FROM billing_export_schedule s
      WHERE s.notification_channel_id = ${channelId} ORDER BY lower(s.name)`);
    return rows.map(({ name }) => name);
  }

  /** Its exports stay; those that were not delivered say why they never will be. */
  async delete(id: number): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_export SET delivery_failure = 'Its schedule was deleted. The file can be downloaded.',
        version = version + 1, updated_at = now()
      WHERE billing_export_schedule_id = ${id} AND delivered_at IS NULL AND status <> 'FAILED'`);
    await this.database.repository(BillingExportSchedule).delete({ id });
  }

  async active(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT id FROM billing_export_schedule WHERE active ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Holds an active schedule while it is seen to; null where it is not active any more. */
  holdActive(id: number): Promise<DueSchedule | null> {
    return this.database.first(sql`
      SELECT s.format, s."interval", s.day, s.hour, s.done_on AS "doneOn"
      FROM billing_export_schedule s WHERE s.id = ${id} AND s.active FOR NO KEY UPDATE`);
  }

  /** A day was seen to. That is no change that somebody made: the version stays. */
  async seenTo(id: number, day: Temporal.PlainDate): Promise<void> {
    await this.database.query(
      sql`UPDATE billing_export_schedule SET done_on = ${day.toString()}::date WHERE id = ${id}`,
    );
  }

  private shown(row: ExportScheduleRow): ExportScheduleResponse {
    return toExportScheduleResponse(row, this.clock.local());
  }
}
