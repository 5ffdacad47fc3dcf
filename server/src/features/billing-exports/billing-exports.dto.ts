import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Decimal } from 'decimal.js';
import { currencyDigits } from '../licenses/license-terms.rules.js';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { IsCalendarDate, IsIds, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryIds, QueryWords, type Unpaged } from '../../platform/http/list-query.js';
import {
  type BillingExportFormat,
  billingExportFormats,
  type BillingExportStatus,
  billingExportStatuses,
  type ExportTarget,
  exportTargets,
} from './billing-exports.types.js';

export const deliveryStatuses = ['WAITING', 'DELIVERED', 'FAILED'] as const;

export class CreateBillingExportRequest {
  @ApiProperty({ enum: billingExportFormats, enumName: 'BillingExportFormat' })
  @IsIn([...billingExportFormats])
  format!: BillingExportFormat;

  /** Absent: every approved or completed invoice that you may export and that was not exported yet. */
  @Optional()
  @IsIds()
  invoiceIds?: number[];

  /** Where no invoices are named: those of these organizations alone. */
  @Optional()
  @IsIds()
  organizationIds?: number[];

  /** Where no invoices are named: those of this day or later. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  invoicedFrom?: string;

  /** Where no invoices are named: those of this day or before. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  invoicedTo?: string;

  /** true: invoices that were exported before, too. */
  @Optional()
  @IsBoolean()
  again?: boolean;
}

export class WaitingInvoicesQuery {
  @QueryIds()
  organizationId?: number[];

  /** Invoices of this day or later. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  invoicedFrom?: string;

  /** Invoices of this day or before. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  invoicedTo?: string;

  /** true: invoices that were exported before, too. */
  @QueryFlag()
  again?: boolean;
}

export class WaitingSum {
  /** ISO 4217. */
  currency!: string;
  /** With tax; what credit notes give back is taken away. */
  total!: string;
}

/** What would be exported. */
export class WaitingInvoicesResponse {
  invoiceCount!: number;
  /** Besides invoices; a file for QuickBooks has no place for them. */
  creditNoteCount!: number;
  @ApiProperty({ type: [WaitingSum] })
  totals!: WaitingSum[];
}

/** @param counts of each currency. */
export function toWaitingInvoices(
  counts: readonly { currency: string; invoiceCount: number; creditNoteCount: number; total: string }[],
): WaitingInvoicesResponse {
  const sumOf = (key: 'invoiceCount' | 'creditNoteCount') => counts.reduce((sum, each) => sum + each[key], 0);
  return {
    invoiceCount: sumOf('invoiceCount'),
    creditNoteCount: sumOf('creditNoteCount'),
    totals: counts.map(({ currency, total }) => ({
      currency,
      total: new Decimal(total).toFixed(currencyDigits(currency)),
    })),
  };
}

/** The filters that the list and its file share: of a file, `format` is its own. */
class BillingExportFilters extends ListQuery {
  /** QUICKBOOKS, XERO, CSV, JSON. */
  @QueryWords(billingExportFormats)
  fileFormat?: BillingExportFormat[];

  /** WAITING, RUNNING, DONE, FAILED. */
  @QueryWords(billingExportStatuses)
  status?: BillingExportStatus[];

  /** Of exports by schedule: WAITING, DELIVERED, FAILED. */
  @QueryWords(deliveryStatuses)
  delivery?: (typeof deliveryStatuses)[number][];

  /** Those of schedules. */
  @QueryIds()
  scheduleId?: number[];
}

export class BillingExportListQuery extends BillingExportFilters {
  /** The same as `fileFormat`. */
  @QueryWords(billingExportFormats)
  format?: BillingExportFormat[];
}

export class BillingExportExportQuery extends exportQueryOf(BillingExportFilters) {}

/** The schedule that made an export. */
export class BillingExportMaker {
  id!: number;
  name!: string;
}

export class BillingExportDelivery {
  /** Where its schedule sends it now; null when the schedule is gone. */
  @ApiProperty({ enum: exportTargets, enumName: 'BillingExportTarget', nullable: true })
  target!: ExportTarget | null;
  /** FAILED is tried again each hour. */
  @ApiProperty({ enum: deliveryStatuses })
  status!: (typeof deliveryStatuses)[number];
  @ApiProperty({ type: Date, nullable: true })
  deliveredAt!: Date | null;
  /** How often it was tried. */
  attempts!: number;
  /** Why it was not delivered so far; null where there is nothing to tell. */
  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
}

export class BillingExportResponse {
  id!: number;
  version!: number;
  @ApiProperty({ enum: billingExportFormats, enumName: 'BillingExportFormat' })
  format!: BillingExportFormat;
  /** DONE: the file can be downloaded. */
  @ApiProperty({ enum: billingExportStatuses })
  status!: BillingExportStatus;
  /** It was made to hold invoices that were exported before, too. */
  again!: boolean;
  invoiceCount!: number;
  /** How many of the invoices are in the file so far. */
  writtenCount!: number;
  /** Lines of the invoices in the file so far. */
  lineCount!: number;
  /** Credit notes that wait for a file of their own: QuickBooks does not take them beside invoices. */
  leftOutCount!: number;
  /** Empty until it is written. */
  fileName!: string;
  /** In bytes; null until it is written. */
  @ApiProperty({ type: Number, nullable: true })
  fileSize!: number | null;
  /** Why it failed; null where it did not. */
  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
  /** Who asked for it; null for a schedule. */
  @ApiProperty({ type: String, nullable: true })
  by!: string | null;
  /** The schedule that made it; null for one on demand, and where the schedule is gone. */
  @ApiProperty({ type: BillingExportMaker, nullable: true })
  schedule!: BillingExportMaker | null;
  /** The day of the schedule; null for one on demand. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  scheduledFor!: string | null;
  /** What became of its file; null for one on demand. */
  @ApiProperty({ type: BillingExportDelivery, nullable: true })
  delivery!: BillingExportDelivery | null;
  createdAt!: Date;
  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;
}

export class BillingExportPage extends pageOf(BillingExportResponse) {}

/** An export as SQL gives it. */
export interface BillingExportRow extends Omit<BillingExportResponse, 'failure' | 'by' | 'schedule' | 'delivery'> {
  failure: string;
  actorName: string;
  scheduleId: number | null;
  scheduleName: string | null;
  target: ExportTarget | null;
  deliveredAt: Date | null;
  deliveryAttempts: number;
  deliveryFailure: string;
}

export function toBillingExportResponse(row: BillingExportRow): BillingExportResponse {
  const { failure, actorName, scheduleId, scheduleName, target, ...rest } = row;
  const { deliveredAt, deliveryAttempts, deliveryFailure, ...own } = rest;
  const delivery = {
    target,
    status: deliveredAt !== null ? 'DELIVERED' : deliveryFailure === '' ? 'WAITING' : 'FAILED',
    deliveredAt,
    attempts: deliveryAttempts,
    failure: deliveryFailure === '' ? null : deliveryFailure,
  } as const;
  return {
    ...own,
    failure: failure === '' ? null : failure,
    by: actorName === '' ? null : actorName,
    schedule: scheduleId === null || scheduleName === null ? null : { id: scheduleId, name: scheduleName },
    delivery: own.scheduledFor === null ? null : delivery,
  };
}

/** What of the filters a request names; `format` where it is the list's. */
export type BillingExportFilter = Unpaged<BillingExportFilters> & { ofFormat?: BillingExportFormat[] };
