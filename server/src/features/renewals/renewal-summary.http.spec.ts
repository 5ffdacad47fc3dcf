import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aRenewingLicense } from '../licenses/license-renewals.factory.js';
import { LicenseRenewals } from '../licenses/license-renewals.service.js';
import { Notifications } from '../notifications/notifications.service.js';
import { RenewalSummary } from './renewal-summary.service.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('is told once a week, on Mondays, and where there is something to tell', async () => {
  const clock = stopClock(server, '2026-11-18');
  const summary = server.app.get(RenewalSummary);
  const tell = vi.spyOn(server.app.get(Notifications), 'tell').mockResolvedValue();
  // Alerts tell of the same licenses meanwhile.
  const notices = () => tell.mock.calls.flatMap(([each]) => each).filter(({ kind }) => kind === 'RENEWAL_SUMMARY');
  const told = () => notices().map(({ key }) => key);
  const { path } = await aRenewingLicense(server, '2026-11-30');
  // The installation is newer than the Monday of this week.
  await summary.tellWeek();
  expect(told()).toEqual([]);
  clock.set('2026-11-23T05:59:00Z');
  await summary.tellWeek();
  expect(told()).toEqual([]);
  clock.set('2026-11-23T06:00:00Z');
  await Promise.all([summary.tellWeek(), summary.tellWeek(), summary.tellWeek()]);
  await summary.tellWeek();
  clock.set('2026-11-27');
  await summary.tellWeek();
  expect(told()).toEqual(['renewals:2026-W48']);
  expect(notices()[0]?.title).toBe('1 renewal for 200.00 USD in the next 30 days');
  // Nobody was there on the Monday of the next week.
  clock.set('2026-12-03');
  await server.app.get(LicenseRenewals).renewDue();
  await summary.tellWeek();
  expect(told()).toEqual(['renewals:2026-W48', 'renewals:2026-W49']);
  await server.as('patch', path).send({ term: null }).expect(200);
  clock.set('2026-12-07');
  await summary.tellWeek();
  await aRenewingLicense(server, '2026-12-20');
  clock.set('2026-12-08');
  await summary.tellWeek();
  expect(told()).toHaveLength(2);
});

it('is told the next time where telling fails', async () => {
  const clock = stopClock(server, '2026-12-14');
  let fails = true;
  const summaries: string[] = [];
  // Alerts tell of the same licenses meanwhile.
  vi.spyOn(server.app.get(Notifications), 'tell')
    .mockReset()
    .mockImplementation(async (notices) => {
      for (const { kind, key } of notices) {
        if (kind !== 'RENEWAL_SUMMARY') continue;
        if (fails) throw new Error('no');
        summaries.push(key);
      }
    });
  const summary = server.app.get(RenewalSummary);
  await expect(summary.tellWeek()).rejects.toThrow('no');
  fails = false;
  await summary.tellWeek();
  await summary.tellWeek();
  expect(summaries).toEqual(['renewals:2026-W51']);
  clock.release();
});
