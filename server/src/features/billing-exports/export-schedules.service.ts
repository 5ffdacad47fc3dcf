import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { invalidFields, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Clock } from '../../platform/time/clock.js';
import { ChannelFiles, type FileChannel } from '../notifications/channel-files.service.js';
import { deliverJob } from './export-deliveries.service.js';
import { ExportFailures } from './export-failures.service.js';
import { auditedExportSchedule } from './export-schedules.audit.js';
import type {
  CreateExportScheduleRequest,
  ExportScheduleListQuery,
  ExportScheduleResponse,
  ExportTargetRequest,
  UpdateExportScheduleRequest,
} from './export-schedules.dto.js';
import { noSuchChannel, scheduleNameTaken } from './export-schedules.errors.js';
import {
  type ExportScheduleFields,
  ExportSchedulesRepository,
  type HeldSchedule,
} from './export-schedules.repository.js';
import { type ExportTargetFields, lastDueDay, scheduleErrors } from './export-schedules.rules.js';

/** The hour at which a schedule exports where nobody said. */
const usualHour = 6;

/** When invoices are exported by themselves. */
@Injectable()
export class ExportSchedulesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly clock: Clock,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly schedules: ExportSchedulesRepository,
    private readonly files: ChannelFiles,
    private readonly failures: ExportFailures,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.files.register((actor, channelId) => this.schedules.namesSendingTo(channelId, this.visible(actor)));
  }

  /** What a schedule can send files to, besides folders and e-mail. */
  channels(): Promise<FileChannel[]> {
    return this.files.takers();
  }

  list(actor: Actor, query: Unpaged<ExportScheduleListQuery>): RowList<ExportScheduleResponse> {
    return this.schedules.list(this.visible(actor), query);
  }

  /** @throws AppError 404. */
  async get(actor: Actor, id: number): Promise<ExportScheduleResponse> {
    const schedule = await this.schedules.find(this.visible(actor), id);
    if (schedule === null) throw notFound('export schedule');
    return schedule;
  }

  /** It exports for the first time on its next day. @throws AppError 409 `export-schedule.name-taken`, 422. */
  create(actor: Actor, request: CreateExportScheduleRequest): Promise<ExportScheduleResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'BillingExportSchedule', {});
      const { name, format, interval, day = null, hour = usualHour, active = true } = request;
      const fields = { name, format, interval, day, hour, active, ...targetOf(request.target) };
      demandSound(fields);
      await this.demandChannel(fields);
      const doneOn = lastDueDay(fields, this.clock.local()).toString();
      const id = await write(name, () => this.schedules.insert({ ...fields, doneOn }));
      await this.announce(id);
      const after = await this.get(actor, id);
      return this.audit.recordFate(actor, auditedExportSchedule, { what: 'created', before: null, after });
    });
  }

  /** @throws AppError 404, 412, 409 `export-schedule.name-taken`, 422. */
  update(
    actor: Actor,
    id: number,
    request: UpdateExportScheduleRequest,
    version: number | null,
  ): Promise<ExportScheduleResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      const before = await this.get(actor, id);
      const { target, ...own } = request;
      const named = { ...own, ...(target === undefined ? {} : targetOf(target)) };
      const fields: ExportScheduleFields = { ...fieldsOf(held), ...withoutAbsent(named) };
      demandSound(fields);
      if (target !== undefined) await this.demandChannel(fields);
      const changed = { ...fields, doneOn: this.doneOnAfter(held, fields) };
      await write(fields.name, () => this.schedules.update(id, changed));
      if (target !== undefined) await this.deliverElsewhere(id);
      await this.announce(id);
      const after = await this.get(actor, id);
      return this.audit.recordFate(actor, auditedExportSchedule, { what: 'updated', before, after });
    });
  }

  /** Exports that it made stay. @throws AppError 404, 412. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.hold(actor, 'delete', id, version);
      const before = await this.get(actor, id);
      await this.schedules.delete(id);
      await this.failures.settle();
      await this.announce(id);
      await this.audit.recordFate(actor, auditedExportSchedule, { what: 'deleted', before, after: null });
    });
  }

  /** One whose days are others now, or that begins again, exports on its next day, and no day is seen to twice. */
  private doneOnAfter(held: HeldSchedule, fields: ExportScheduleFields): string | null {
    const same =
      held.interval === fields.interval &&
      held.day === fields.day &&
      held.hour === fields.hour &&
      (held.active || !fields.active);
    if (same) return held.doneOn;
    const due = lastDueDay(fields, this.clock.local()).toString();
    return held.doneOn !== null && held.doneOn > due ? held.doneOn : due;
  }

  private async deliverElsewhere(id: number): Promise<void> {
    for (const exportId of await this.schedules.goElsewhere(id)) {
      await this.jobs.send(deliverJob, { id: exportId }, String(exportId));
    }
  }

  /** A channel that was named before stays, whatever became of it. */
  private async demandChannel({ notificationChannelId: wanted }: ExportTargetFields): Promise<void> {
    if (wanted === null) return;
    if (!(await this.files.takers()).some(({ id }) => id === wanted)) throw noSuchChannel();
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<HeldSchedule> {
    const held = await this.schedules.lock(this.visible(actor), id);
    if (held === null) throw notFound('export schedule');
    this.authorization.demand(actor, action, 'BillingExportSchedule', {});
    assertVersion(held.version, version);
    return held;
  }

  private announce(id: number): Promise<void> {
    const subject = 'BillingExportSchedule';
    return this.changes.publish({ topic: 'billing-export-schedules', subject, ids: [id], organizationIds: null });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'BillingExportSchedule', 's');
  }
}

function write<T>(name: string, work: () => Promise<T>): Promise<T> {
  return translateViolations(work, {
    billing_export_schedule_name_key: () => scheduleNameTaken(name),
    billing_export_schedule_notification_channel_id_fkey: noSuchChannel,
  });
}

/** Only what belongs to its type is kept of a target. */
function targetOf({ type, folder, recipients, channelId }: ExportTargetRequest): ExportTargetFields & {
  recipients: string[];
} {
  return {
    target: type,
    folder: type === 'FOLDER' ? (folder ?? null) : null,
    recipients: type === 'EMAIL' ? (recipients ?? []) : [],
    notificationChannelId: type === 'WEBHOOK' ? (channelId ?? null) : null,
  };
}

function fieldsOf({ name, format, interval, day, hour, target, folder, recipients, ...rest }: HeldSchedule) {
  const { notificationChannelId, active, doneOn } = rest;
  return { name, format, interval, day, hour, target, folder, recipients, notificationChannelId, active, doneOn };
}

function withoutAbsent<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  Object.assign(given, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
  return given;
}

/** @throws AppError 422 naming every field that does not fit. */
function demandSound(fields: Omit<ExportScheduleFields, 'doneOn'>): void {
  const errors = scheduleErrors(fields, fields);
  if (errors.length > 0) throw invalidFields(errors);
}
