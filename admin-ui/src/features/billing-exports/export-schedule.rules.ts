import type {
  BillingExportFormat,
  BillingExportInterval,
  BillingExportTarget,
  CreateExportScheduleRequest,
  ExportScheduleLast,
  ExportScheduleResponse,
  ExportTargetRequest,
} from '../../api/model';
import { formatDate, formatNumber } from '../../core/format';
import { locale } from '../../core/locale';
import { exportIntervalWords } from './billing-export-words';

/** The fields of the form, as they are typed. */
export interface ScheduleFields {
  readonly name: string;
  readonly format: BillingExportFormat;
  readonly interval: BillingExportInterval;
  /** Weekly. */
  readonly weekday: number;
  /** Monthly. */
  readonly monthday: number;
  readonly hour: number;
  readonly target: {
    readonly type: BillingExportTarget;
    readonly folder: string;
    readonly recipients: readonly string[];
    readonly channelId: number | null;
  };
  readonly active: boolean;
}

const usualHour = 6;
const weekdayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
// 5 January 1970 was a Monday.
const mondayOfAll = Date.UTC(1970, 0, 5);
const dayMilliseconds = 86_400_000;

/** The days of the week from Monday, 1, on. */
export const weekdays: readonly { readonly value: number; readonly label: string }[] = Array.from(
  { length: 7 },
  (_, index) => ({ value: index + 1, label: weekdayFormat.format(mondayOfAll + index * dayMilliseconds) }),
);

/** What the form starts from. */
export function scheduleFields(schedule: ExportScheduleResponse | null): ScheduleFields {
  const { interval = 'DAILY', day = null, target } = schedule ?? {};
  return {
    name: schedule?.name ?? '',
    format: schedule?.format ?? 'QUICKBOOKS',
    interval,
    weekday: interval === 'WEEKLY' ? (day ?? 1) : 1,
    monthday: interval === 'MONTHLY' ? (day ?? 1) : 1,
    hour: schedule?.hour ?? usualHour,
    target: {
      type: target?.type ?? 'EMAIL',
      folder: target?.folder ?? '',
      recipients: target?.recipients ?? [],
      channelId: target?.channelId ?? null,
    },
    active: schedule?.active ?? true,
  };
}

/** What is sent: of the day and the target, what belongs to what was chosen. */
export function scheduleRequest(fields: ScheduleFields): CreateExportScheduleRequest {
  const { name, format, interval, weekday, monthday, hour, target, active } = fields;
  const day = { DAILY: null, WEEKLY: Number(weekday), MONTHLY: Number(monthday) }[interval];
  return { name: name.trim(), format, interval, day, hour: Number(hour), target: targetRequest(target), active };
}

function targetRequest({ type, folder, recipients, channelId }: ScheduleFields['target']): ExportTargetRequest {
  switch (type) {
    case 'FOLDER':
      return { type, folder: folder.trim() };
    case 'EMAIL':
      return { type, recipients: [...recipients] };
    case 'WEBHOOK':
      return channelId === null ? { type } : { type, channelId: Number(channelId) };
  }
}

/** When a schedule exports, as in "Every week, Monday, from 06:00". */
export function scheduleWhen({
  interval,
  day,
  hour,
}: Pick<ExportScheduleResponse, 'interval' | 'day' | 'hour'>): string {
  const from = hourText(hour);
  const every = exportIntervalWords[interval];
  if (interval === 'WEEKLY') {
    const weekday = weekdays.find(({ value }) => value === day)?.label ?? '';
    return $localize`${every}:interval:, ${weekday}:weekday:, ${from}:hour:`;
  }
  if (interval === 'MONTHLY') return $localize`${every}:interval:, on day ${formatNumber(day)}:day:, ${from}:hour:`;
  return $localize`${every}:interval:, ${from}:hour:`;
}

/** The day of an export and what it holds, as in "Nov 24, 2026 · 3 invoices". */
export function lastExportText({ scheduledFor, invoiceCount }: ExportScheduleLast): string {
  const day = formatDate(scheduledFor);
  return invoiceCount === 1
    ? $localize`${day}:day: · 1 invoice`
    : $localize`${day}:day: · ${formatNumber(invoiceCount)}:count: invoices`;
}

/** An hour of the day, as in `06:00`. */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Where its files go. */
export function scheduleTarget({ target }: Pick<ExportScheduleResponse, 'target'>): string {
  switch (target.type) {
    case 'FOLDER':
      return target.folder ? $localize`Folder ${target.folder}:folder:` : $localize`The folder of exports`;
    case 'EMAIL':
      return (target.recipients ?? []).join(', ');
    case 'WEBHOOK':
      return target.channelName ?? '';
  }
}
