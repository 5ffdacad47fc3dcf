import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsEmail, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsId, IsLine, IsName, IsNested, Nullable, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag } from '../../platform/http/list-query.js';
import {
  type BillingExportFormat,
  billingExportFormats,
  type BillingExportStatus,
  billingExportStatuses,
  type ExportInterval,
  exportIntervals,
  type ExportTarget,
  exportTargets,
} from './billing-exports.types.js';
import type { BillingExportSchedule } from './export-schedules.entity.js';
import { nextDueDay } from './export-schedules.rules.js';

export class ExportTargetRequest {
  @ApiProperty({ enum: exportTargets, enumName: 'BillingExportTarget' })
  @IsIn([...exportTargets])
  type!: ExportTarget;

  /** Of FOLDER: from the installation's folder of exports down, such as `xero/2026`; empty for that one itself. */
  @Optional()
  @IsLine(400)
  folder?: string;

  /** Of EMAIL: the addresses that get the file. */
  @Optional()
  @Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? each.trim() : each)) : value,
  )
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique({ message: 'Each recipient is named once.' })
  @IsEmail({}, { each: true, message: 'A recipient is an e-mail address.' })
  recipients?: string[];

  /** Of WEBHOOK: the notification channel, one of `…/export-schedules/channels`. */
  @Optional()
  @IsId()
  channelId?: number;
}

export class CreateExportScheduleRequest {
  /** Unique, whatever its case. */
  @IsName()
  name!: string;

  @ApiProperty({ enum: billingExportFormats, enumName: 'BillingExportFormat' })
  @IsIn([...billingExportFormats])
  format!: BillingExportFormat;

  @ApiProperty({ enum: exportIntervals, enumName: 'BillingExportInterval' })
  @IsIn([...exportIntervals])
  interval!: ExportInterval;

  /** Weekly: 1 (Monday) to 7; monthly: 1 to 31, of which a short month uses its last day; daily: absent. */
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 31, nullable: true })
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(31)
  day?: number | null;

  /** The hour of the day, in the installation's time zone, from which on it is exported. Absent: 6. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(23)
  hour?: number;

  @IsNested(() => ExportTargetRequest)
  target!: ExportTargetRequest;

  /** Absent: true. */
  @Optional()
  @IsBoolean()
  active?: boolean;
}

export class UpdateExportScheduleRequest extends PartialType(CreateExportScheduleRequest, {
  skipNullProperties: false,
}) {}

export class ExportScheduleListQuery extends ListQuery {
  @QueryFlag()
  active?: boolean;
}

export class ExportScheduleExportQuery extends exportQueryOf(ExportScheduleListQuery) {}

export class ExportTargetResponse {
  @ApiProperty({ enum: exportTargets, enumName: 'BillingExportTarget' })
  type!: ExportTarget;
  /** Of FOLDER alone. */
  @ApiPropertyOptional({ type: String })
  folder?: string;
  /** Of EMAIL alone. */
  @ApiPropertyOptional({ type: [String] })
  recipients?: string[];
  /** Of WEBHOOK alone. */
  @ApiPropertyOptional({ type: Number })
  channelId?: number;
  /** Of WEBHOOK alone. */
  @ApiPropertyOptional({ type: String })
  channelName?: string;
}

/** A webhook that takes files. */
export class ExportChannel {
  id!: number;
  name!: string;
  /** Nothing is sent to one that is switched off. */
  active!: boolean;
}

export class ExportChannelsResponse {
  items!: ExportChannel[];
}

/** The last export of a schedule. */
export class ExportScheduleLast {
  id!: number;
  /** The day that it was for. */
  @ApiProperty({ type: String, format: 'date' })
  scheduledFor!: string;
  invoiceCount!: number;
  @ApiProperty({ enum: billingExportStatuses, enumName: 'BillingExportStatus' })
  status!: BillingExportStatus;
  /** Whether its file was delivered. */
  delivered!: boolean;
}

export class ExportScheduleResponse {
  id!: number;
  version!: number;
  name!: string;
  @ApiProperty({ enum: billingExportFormats, enumName: 'BillingExportFormat' })
  format!: BillingExportFormat;
  @ApiProperty({ enum: exportIntervals, enumName: 'BillingExportInterval' })
  interval!: ExportInterval;
  @ApiProperty({ type: Number, nullable: true })
  day!: number | null;
  hour!: number;
  target!: ExportTargetResponse;
  active!: boolean;
  /** The last day that was seen to, whether there was something to export or not; null before the first. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastDay!: string | null;
  /** The next day; null while it is not active. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  nextDay!: string | null;
  /** Days with nothing to export make none; null before the first. */
  @ApiProperty({ type: ExportScheduleLast, nullable: true })
  lastExport!: ExportScheduleLast | null;
  /** Exports of it whose file could not be delivered so far. */
  undeliveredCount!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export class ExportSchedulePage extends pageOf(ExportScheduleResponse) {}

/** A schedule as SQL gives it. */
export type ExportScheduleRow = BillingExportSchedule & {
  undeliveredCount: number;
  channelName: string | null;
  lastExport: ExportScheduleLast | null;
};

export function toExportScheduleResponse(row: ExportScheduleRow, now: Temporal.ZonedDateTime): ExportScheduleResponse {
  const { target, folder, recipients, notificationChannelId, channelName, doneOn, ...rest } = row;
  return {
    ...rest,
    target: {
      type: target,
      ...(folder === null ? {} : { folder }),
      ...(target === 'EMAIL' ? { recipients } : {}),
      ...(notificationChannelId === null ? {} : { channelId: notificationChannelId, channelName: channelName ?? '' }),
    },
    lastDay: doneOn,
    nextDay: row.active ? nextDueDay(row, now).toString() : null,
  };
}
