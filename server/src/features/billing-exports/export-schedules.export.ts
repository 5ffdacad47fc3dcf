import { date, type ExportDefinition, flag, instant, number, text } from '../../platform/http/export-columns.js';
import type { ExportScheduleResponse, ExportTargetResponse } from './export-schedules.dto.js';

export const exportScheduleExport: ExportDefinition<ExportScheduleResponse> = {
  name: 'billing-export-schedules',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Format', (item) => item.format),
    text('Interval', (item) => item.interval),
    number('Day', (item) => item.day),
    number('Hour', (item) => item.hour),
    text('Target', (item) => item.target.type),
    text('Goes to', (item) => whereTo(item.target)),
    flag('Active', (item) => item.active),
    date('Last day', (item) => item.lastDay),
    date('Next day', (item) => item.nextDay),
    number('Not delivered', (item) => item.undeliveredCount),
    instant('Created at', (item) => item.createdAt),
  ],
};

function whereTo({ folder, recipients, channelId }: ExportTargetResponse): string {
  return folder ?? recipients?.join('; ') ?? String(channelId ?? '');
}
