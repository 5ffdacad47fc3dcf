import type { ExportScheduleResponse } from '../../api/model';
import {
  lastExportText,
  scheduleFields,
  scheduleRequest,
  scheduleTarget,
  scheduleWhen,
  weekdays,
} from './export-schedule.rules';

const schedule: ExportScheduleResponse = {
  ...{ id: 1, version: 2, name: 'Nightly', format: 'XERO', interval: 'WEEKLY', day: 5, hour: 7, active: true },
  ...{ target: { type: 'WEBHOOK', channelId: 4, channelName: 'ERP' }, lastDay: null, nextDay: null, lastExport: null },
  ...{ undeliveredCount: 0, createdAt: '2026-11-24T06:00:00Z', updatedAt: '2026-11-24T06:00:00Z' },
};

describe('a schedule', () => {
  it('is sent as it was read', () => {
    const { name, format, interval, day, hour, active } = schedule;
    const target = { type: 'WEBHOOK', channelId: 4 };
    expect(scheduleRequest(scheduleFields(schedule))).toEqual({ name, format, interval, day, hour, target, active });
  });

  it('sends of the day and the target what belongs to what was chosen', () => {
    const fields = { ...scheduleFields(schedule), name: ' Books ', monthday: 31 };
    expect(scheduleRequest({ ...fields, interval: 'DAILY' })).toMatchObject({ name: 'Books', day: null });
    expect(scheduleRequest({ ...fields, interval: 'MONTHLY' })).toMatchObject({ day: 31 });
    const filled = { folder: ' xero ', recipients: ['a@b.test'], channelId: 4 };
    expect(scheduleRequest({ ...fields, target: { ...filled, type: 'FOLDER' } }).target).toEqual({
      type: 'FOLDER',
      folder: 'xero',
    });
    expect(scheduleRequest({ ...fields, target: { ...filled, type: 'EMAIL' } }).target).toEqual({
      type: 'EMAIL',
      recipients: ['a@b.test'],
    });
    expect(scheduleRequest({ ...fields, target: { ...filled, type: 'WEBHOOK', channelId: null } }).target).toEqual({
      type: 'WEBHOOK',
    });
  });

  it('begins with every day at six', () => {
    expect(scheduleFields(null)).toMatchObject({ interval: 'DAILY', hour: 6, active: true });
  });

  it('says when and where to', () => {
    expect(weekdays.map(({ label }) => label)).toEqual([
      ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    ]);
    expect(scheduleWhen(schedule)).toBe('Every week, Friday, 07:00');
    expect(scheduleWhen({ interval: 'MONTHLY', day: 31, hour: 0 })).toBe('Every month, on day 31, 00:00');
    expect(scheduleWhen({ interval: 'DAILY', day: null, hour: 6 })).toBe('Every day, 06:00');
    const last = { id: 1, scheduledFor: '2026-11-24', status: 'DONE', delivered: true } as const;
    expect([1, 1_200].map((invoiceCount) => lastExportText({ ...last, invoiceCount }))).toEqual([
      'Nov 24, 2026 · 1 invoice',
      'Nov 24, 2026 · 1,200 invoices',
    ]);
    expect(scheduleTarget(schedule)).toBe('ERP');
    expect(scheduleTarget({ target: { type: 'FOLDER' } })).toBe('The folder of exports');
    expect(scheduleTarget({ target: { type: 'FOLDER', folder: 'xero' } })).toBe('Folder xero');
    expect(scheduleTarget({ target: { type: 'EMAIL', recipients: ['a@b.test', 'c@d.test'] } })).toBe(
      'a@b.test, c@d.test',
    );
  });
});
