import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import {
  type BillingExportFilter,
  type BillingExportResponse,
  type BillingExportRow,
  toBillingExportResponse,
} from './billing-exports.dto.js';
import { BillingExport } from './billing-exports.entity.js';
import type { BillingExportFormat, ExportTarget } from './billing-exports.types.js';
import type { ExportTargetFields } from './export-schedules.rules.js';

/** What is known of an export as it is made. */
export type NewExport = Pick<
  BillingExport,
  | 'format'
  | 'again'
  | 'invoiceCount'
  | 'leftOutCount'
  | 'creditNotes'
  | 'billingExportScheduleId'
  | 'scheduledFor'
  | 'actorId'
  | 'actorName'
>;

/** A file that was written. */
export interface WrittenFile {
  name: string;
  bytes: Buffer;
  lineCount: number;
}

/** A file that its schedule has still to hand over, held by whoever does so. */
export interface UndeliveredFile extends ExportTargetFields {
  id: number;
  format: BillingExportFormat;
  fileName: string;
  file: Buffer;
  invoiceCount: number;
  scheduleName: string;
}

/** A file that a webhook is to take. */
export interface PostedExport {
  format: BillingExportFormat;
  fileName: string;
  file: Buffer;
  deliveryId: string;
  /** So far. */
  attempts: number;
  channelId: number;
}

/** Files that their schedules have still to hand over. */
const undelivered = sql`billing_export e JOIN billing_export_schedule s ON s.id = e.billing_export_schedule_id
  WHERE e.status = 'DONE' AND e.delivered_at IS NULL AND e.billing_export_schedule_id IS NOT NULL`;

const deliveryStatus = sql`CASE WHEN e.delivered_at IS NOT NULL THEN 'DELIVERED'
  WHEN e.delivery_failure <> '' THEN 'FAILED' ELSE 'WAITING' END`;

/** The primary key serves the default order. */
const list: ListDefinition = {
  select: sql`e.id, e.version, e.format, e.status, e.again, e.invoice_count AS "invoiceCount",
    e.written_count AS "writtenCount", e.line_count AS "lineCount", e.left_out_count AS "leftOutCount",
    e.file_name AS "fileName", octet_length(e.file) AS "fileSize", e.failure, e.actor_name AS "actorName",
    s.id AS "scheduleId", s.name AS "scheduleName", s.target, e.scheduled_for AS "scheduledFor",
    e.delivered_at AS "deliveredAt", e.delivery_attempts AS "deliveryAttempts",
    e.delivery_failure AS "deliveryFailure", e.created_at AS "createdAt", e.finished_at AS "finishedAt"`,
  from: sql`billing_export e LEFT JOIN billing_export_schedule s ON s.id = e.billing_export_schedule_id`,
  counted: sql`billing_export e`,
  countedSorts: ['id', 'createdAt', 'format', 'status', 'invoiceCount', 'fileName'],
  id: sql`e.id`,
  sorts: {
    id: sql`e.id`,
    createdAt: sql`e.created_at`,
    format: sql`e.format`,
    status: sql`e.status`,
    invoiceCount: sql`e.invoice_count`,
    fileName: sql`lower(e.file_name)`,
    scheduledFor: sql`e.scheduled_for`,
    schedule: sql`lower(s.name)`,
  },
  neverNull: ['id', 'createdAt'],
  defaultSort: '-id',
};

@Injectable()
export class BillingExportsRepository {
  constructor(private readonly database: Database) {}

  /** The exports that satisfy `visible`. */
  list(visible: Sql, query: BillingExportFilter): RowList<BillingExportResponse> {
    const where = [visible];
    const { fileFormat, ofFormat, status, delivery, scheduleId, q } = query;
    for (const formats of [fileFormat, ofFormat]) {
      if (formats !== undefined) where.push(sql`e.format = ANY(${formats}::text[])`);
    }
    if (status !== undefined) where.push(sql`e.status = ANY(${status}::text[])`);
    if (delivery !== undefined) {
      where.push(sql`e.scheduled_for IS NOT NULL AND ${deliveryStatus} = ANY(${delivery}::text[])`);
    }
    if (scheduleId !== undefined) where.push(inIds(sql`e.billing_export_schedule_id`, scheduleId));
    if (q !== undefined && q !== '') where.push(sql`e.file_name ILIKE ${containsPattern(q)}`);
    return listOf(this.database, list, where, toBillingExportResponse);
  }

  /** One export as it is shown, or null. */
  async find(visible: Sql, id: number): Promise<BillingExportResponse | null> {
    const row = await this.database.first<BillingExportRow>(
      sql`SELECT ${list.select} FROM ${list.from} WHERE e.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toBillingExportResponse(row);
  }

  /** The file of an export, as it was written; null where there is none. */
  async fileOf(visible: Sql, id: number): Promise<Buffer | null> {
    const row = await this.database.first<{ file: Buffer | null }>(
      sql`SELECT e.file FROM billing_export e WHERE e.id = ${id} AND (${visible})`,
    );
    return row?.file ?? null;
  }

  async insert(fields: NewExport, invoiceIds: readonly number[]): Promise<number> {
    const { identifiers } = await this.database
      .repository(BillingExport)
      .insert({ ...fields, deliveryId: randomUUID() });
    const id = Number(identifiers[0]?.['id']);
    await this.database.query(sql`
      INSERT INTO billing_export_invoice (billing_export_id, billing_invoice_id)
      SELECT ${id}::bigint, invoice_id FROM unnest(${[...invoiceIds]}::bigint[]) AS invoice_id`);
    return id;
  }

  /** Begins to write an export anew, or goes on where somebody was killed; null for one that has ended. */
  begin(id: number): Promise<{ format: BillingExportFormat; attempts: number } | null> {
    return this.database.first(sql`
      UPDATE billing_export
      SET status = 'RUNNING', attempts = attempts + 1, written_count = 0, line_count = 0, version = version + 1,
        updated_at = now()
      WHERE id = ${id} AND status IN ('WAITING', 'RUNNING') RETURNING format, attempts`);
  }

  /** Tells how far it is. */
  async progress(id: number, writtenCount: number, lineCount: number): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_export SET written_count = ${writtenCount}, line_count = ${lineCount}, version = version + 1,
        updated_at = now()
      WHERE id = ${id} AND status = 'RUNNING'`);
  }

  /** Keeps the file of an export that has none; false when somebody else did so, or it has ended. */
  async finish(id: number, { name, bytes, lineCount }: WrittenFile): Promise<boolean> {
    const done = await this.database.query(sql`
      UPDATE billing_export SET status = 'DONE', file_name = ${name}, file = ${bytes}, line_count = ${lineCount},
        written_count = invoice_count, finished_at = now(), version = version + 1, updated_at = now()
      WHERE id = ${id} AND status IN ('WAITING', 'RUNNING') RETURNING id`);
    return done.length > 0;
  }

  /** Gives an export up; false when it has ended already. */
  async fail(id: number, failure: string): Promise<boolean> {
    const failed = await this.database.query(sql`
      UPDATE billing_export SET status = 'FAILED', failure = ${failure}, finished_at = now(), version = version + 1,
        updated_at = now()
      WHERE id = ${id} AND status IN ('WAITING', 'RUNNING') RETURNING id`);
    return failed.length > 0;
  }

  /** Exports whose file is still to be written; billing_export_status_idx. */
  unfinished(): Promise<number[]> {
    return this.ids(sql`SELECT id FROM billing_export WHERE status IN ('WAITING', 'RUNNING') ORDER BY id`);
  }

  /** Exports whose file is still to be handed over, otherwise than to a webhook; billing_export_undelivered_idx. */
  undelivered(): Promise<number[]> {
    return this.ids(sql`SELECT e.id FROM ${undelivered} AND s.target <> 'WEBHOOK' ORDER BY e.id`);
  }

  /** Exports whose file a webhook is to be asked to take now. */
  duePosts(now: Temporal.Instant): Promise<number[]> {
    return this.ids(sql`
      SELECT e.id FROM ${undelivered} AND s.target = 'WEBHOOK'
        AND (e.delivery_due_at IS NULL OR e.delivery_due_at <= ${now.toString()}::timestamptz) ORDER BY e.id`);
  }

  /** Where a file is to be handed over; null where it is not any more. */
  async targetOf(id: number): Promise<ExportTarget | null> {
    const row = await this.database.first<{ target: ExportTarget }>(
      sql`SELECT s.target FROM ${undelivered} AND e.id = ${id}`,
    );
    return row?.target ?? null;
  }

  /** A file that a webhook is to take; null where it is not any more. */
  postOf(id: number): Promise<PostedExport | null> {
    return this.database.first(sql`
      SELECT e.format, e.file_name AS "fileName", e.file, e.delivery_id AS "deliveryId",
        e.delivery_attempts AS attempts, s.notification_channel_id AS "channelId"
      FROM ${undelivered} AND e.id = ${id} AND s.notification_channel_id IS NOT NULL`);
  }

  /** Holds a file that is to be handed over; null where it is not, or somebody else does so. */
  holdUndelivered(id: number): Promise<UndeliveredFile | null> {
    return this.database.first(sql`
      SELECT e.id, e.format, e.file_name AS "fileName", e.file, e.invoice_count AS "invoiceCount",
        s.name AS "scheduleName", s.target, s.folder, s.recipients,
        s.notification_channel_id AS "notificationChannelId"
      FROM billing_export e JOIN billing_export_schedule s ON s.id = e.billing_export_schedule_id
      WHERE e.id = ${id} AND e.status = 'DONE' AND e.delivered_at IS NULL FOR NO KEY UPDATE OF e SKIP LOCKED`);
  }

  async delivered(id: number, at: Temporal.Instant): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_export SET delivered_at = ${at.toString()}::timestamptz, delivery_failure = '',
        delivery_attempts = delivery_attempts + 1, version = version + 1, updated_at = now()
      WHERE id = ${id} AND delivered_at IS NULL`);
  }

  /** @param dueAt when a webhook is asked again. */
  async notDelivered(id: number, failure: string, dueAt: Temporal.Instant | null = null): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_export SET delivery_failure = ${failure}, delivery_attempts = delivery_attempts + 1,
        delivery_due_at = ${dueAt?.toString() ?? null}::timestamptz,
        version = version + 1, updated_at = now()
      WHERE id = ${id} AND delivered_at IS NULL`);
  }

  private async ids(statement: Sql): Promise<number[]> {
    return (await this.database.query<{ id: number }>(statement)).map(({ id }) => id);
  }
}
