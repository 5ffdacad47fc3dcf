import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { ScheduleResponse, ScheduleRunResponse } from './scheduling.dto.js';

export const scheduleExport: ExportDefinition<ScheduleResponse> = {
  name: 'schedules',
  columns: [
    text('Name', (item) => item.name),
    text('Title', (item) => item.title),
    text('What it does', (item) => item.does),
    text('Every', (item) => item.every),
    text('Last outcome', (item) => item.lastRun?.outcome ?? ''),
    instant('Last started', (item) => item.lastRun?.startedAt ?? null),
    instant('Last finished', (item) => item.lastRun?.finishedAt ?? null),
    number('Last duration in ms', (item) => item.lastRun?.durationMs ?? null),
    text('Last error', (item) => item.lastRun?.error ?? ''),
    instant('Next run', (item) => item.nextRunAt),
  ],
};

export const scheduleRunExport: ExportDefinition<ScheduleRunResponse> = {
  name: 'schedule-runs',
  columns: [
    number('Id', (item) => item.id),
    text('Outcome', (item) => item.outcome),
    instant('Started', (item) => item.startedAt),
    instant('Finished', (item) => item.finishedAt),
    number('Duration in ms', (item) => item.durationMs),
    text('Error', (item) => item.error ?? ''),
    text('Asked for by', (item) => item.requestedBy ?? ''),
    text('Server', (item) => item.node ?? ''),
  ],
};
