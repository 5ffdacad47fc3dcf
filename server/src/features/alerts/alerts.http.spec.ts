import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { LicenseRenewals } from '../licenses/license-renewals.service.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { AlertAnnouncements } from './alert-announcements.service.js';
import { AlertJudging } from './alert-judging.service.js';
import { AlertWatch } from './alert-watch.service.js';
import { aLicenseToJudge, alertsOf, hearNotices, judged, standingOf, tellNearlyFull } from './alerts.factory.js';
import { ToldAlerts } from './told-alerts.service.js';

const today = '2026-11-22';

let server: TestServer;
let clock: StoppedClock;
let heard: ReturnType<typeof hearNotices>;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, today);
  heard = hearNotices(server);
});
beforeEach(() => clock.set(today));
afterAll(() => server.close());

/** What is opened and closed by itself, as a change is heard of. */
const within = { timeout: 5_000, interval: 50 };
const stands = (licenseId: number, kinds: string[]) =>
  vi.waitFor(async () => expect(await standingOf(server, licenseId)).toEqual(kinds), within);
const titlesOf = (licenseId: number) => heard.of(licenseId).map(({ title }) => title);
const quantity = (path: string, body: object) => server.as('put', `${path}/quantity`).send(body).expect(200);

describe('alerts that open and close by themselves', () => {
  it('are of over-use, within seconds of the change', async () => {
    const { id, name, path } = await aLicenseToJudge(server, { usage: 12 });
    await stands(id, ['UNDER_LICENSED']);
    const [alert] = await alertsOf(server, id);
    expect(alert).toMatchObject({
      state: 'OPEN',
      license: { id, name },
      organization: null,
      detail: { quantity: 10, usage: 12 },
      message: `${name}: 2 more seats are in use than purchased (12 of 10).`,
      openedAt: '2026-11-22T12:00:00.000Z',
      resolvedAt: null,
    });
    await quantity(path, { quantity: 10, usage: 15 });
    await vi.waitFor(async () => expect((await alertsOf(server, id))[0]?.detail.usage).toBe(15), within);
    await quantity(path, { quantity: 20, usage: 15 });
    await stands(id, []);
    expect(await alertsOf(server, id)).toMatchObject([{ id: alert?.id, state: 'RESOLVED' }]);
    expect(heard.of(id).map(({ key }) => key)).toEqual([`alert:${alert?.id}:opened`, `alert:${alert?.id}:resolved`]);
  });

  it('are of seats that are given and ended', async () => {
    const license = await aManualLicense(server, { quantity: 1 });
    const devices = [await aDevice(server.database), await aDevice(server.database)];
    const { created } = await giveSeats(server, license, devices);
    await stands(license.id, ['UNDER_LICENSED']);
    await server.as('delete', `${license.seats}/${created[0]?.id}`).expect(204);
    await stands(license.id, []);
  });

  it('are of organizations with a share of their own', async () => {
    const place = await aLocation(server.database);
    const license = await aManualLicense(server, { quantity: 10 });
    const share = (amount: number) =>
      server
        .as('put', `${license.path}/allocations`)
        .send([{ organizationId: place.organizationId, quantity: amount }])
        .expect(200);
    await giveSeats(server, license, [await aDevice(server.database, { location: place })], { seats: 3 });
    await share(2);
    await vi.waitFor(async () => expect(await alertsOf(server, license.id)).toHaveLength(1), within);
    expect(await alertsOf(server, license.id)).toMatchObject([
      { kind: 'UNDER_LICENSED', organization: { id: place.organizationId }, detail: { quantity: 2, usage: 3 } },
    ]);
    expect(heard.of(license.id)[0]?.audience).toMatchObject({ global: false, organizationIds: [place.organizationId] });
    await share(3);
    await stands(license.id, []);
  });

  it('are of a license that is nearly full', async () => {
    const { id, path } = await aLicenseToJudge(server, { usage: 9 });
    await tellNearlyFull(server, id, 90);
    await quantity(path, { quantity: 10, usage: 9, note: 'counted again' });
    await stands(id, ['NEARLY_FULL']);
    await quantity(path, { quantity: 10, usage: 11 });
    await stands(id, ['UNDER_LICENSED']);
    await quantity(path, { quantity: 10, usage: 8 });
    await stands(id, []);
    expect(titlesOf(id)).toHaveLength(3);
  });

  it('are of terms that are about to end, and have ended', async () => {
    const term = { expiresOn: '2027-01-15', autoRenew: false, noticeDays: [60, 30] };
    const { id, name, path } = await aLicenseToJudge(server, { term });
    await stands(id, ['EXPIRING']);
    const [alert] = await alertsOf(server, id);
    expect(alert?.detail).toEqual({ expiresOn: '2027-01-15', noticeDays: 60, autoRenew: false });
    await server.as('post', `/alerts/${alert?.id}/acknowledge`).expect(200);
    clock.set('2026-12-16');
    await judged(server, [id]);
    expect(await alertsOf(server, id)).toMatchObject([
      { id: alert?.id, state: 'OPEN', acknowledgedAt: null, detail: { noticeDays: 30 } },
    ]);
    clock.set('2027-01-16');
    await judged(server, [id]);
    expect(await standingOf(server, id)).toEqual(['EXPIRED']);
    expect(titlesOf(id)).toEqual([
      `${name} expires in 54 days, on 15 January 2027.`,
      `${name} expires in 30 days, on 15 January 2027.`,
      `${name} expired on 15 January 2027.`,
    ]);
    await server
      .as('patch', path)
      .send({ term: { ...term, expiresOn: '2028-01-15' } })
      .expect(200);
    await stands(id, []);
    expect(titlesOf(id).at(-1)).toBe(`${name} is not expired any more: its term ends on 15 January 2028.`);
  });
});

describe('notices of a term', () => {
  it('are told once, whatever the clock and people do', async () => {
    const term = { expiresOn: '2026-12-10', noticeDays: [30, 7] };
    const { id, path } = await aLicenseToJudge(server, { term });
    await stands(id, ['EXPIRING']);
    const told = titlesOf(id);
    for (const day of ['2026-11-21', '2026-10-01', today, '2026-11-23', today]) {
      clock.set(day);
      await judged(server, [id]);
    }
    expect(await standingOf(server, id)).toEqual(['EXPIRING']);
    expect(titlesOf(id)).toEqual(told);
    await server.as('patch', path).send({ term: null }).expect(200);
    await stands(id, []);
    await server.as('patch', path).send({ term }).expect(200);
    await stands(id, ['EXPIRING']);
    expect(await alertsOf(server, id)).toHaveLength(1);
    expect(heard.of(id).map(({ severity }) => severity)).toEqual(['WARNING', 'INFO']);
  });

  it('are told by the tightest alone after a long downtime', async () => {
    const term = { expiresOn: '2027-03-01', noticeDays: [90, 30, 7] };
    const { id, name } = await aLicenseToJudge(server, { term });
    await judged(server, [id]);
    clock.set('2027-02-25');
    await judged(server, [id]);
    expect(titlesOf(id)).toEqual([`${name} expires in 4 days, on 1 March 2027.`]);
  });
});

describe('a renewal', () => {
  it('is told once, ends what was told of its term, and stands nowhere', async () => {
    const term = { expiresOn: '2026-12-10', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1, noticeDays: [30] };
    const { id, name } = await aLicenseToJudge(server, { term });
    await stands(id, ['EXPIRING']);
    const renewed = {
      renewalId: 4711,
      licenseId: id,
      renewedOn: '2026-12-10',
      expiresOn: '2027-12-10',
      automatic: true,
    };
    const told = server.app.get(ToldAlerts);
    const failing = server.database.transaction(async () => {
      await told.renewed([renewed]);
      throw new Error('The renewal fails.');
    });
    await expect(failing).rejects.toThrow('The renewal fails.');
    expect(await alertsOf(server, id)).toHaveLength(1);
    await Promise.all([told.renewed([renewed]), told.renewed([renewed])]);
    expect(await alertsOf(server, id)).toMatchObject([
      { kind: 'EXPIRING', state: 'RESOLVED' },
      { kind: 'RENEWED', state: 'RESOLVED', detail: { renewedOn: '2026-12-10', expiresOn: '2027-12-10' } },
    ]);
    expect(titlesOf(id).at(-1)).toBe(`${name} renewed itself: its new term ends on 10 December 2027.`);
    expect(heard.of(id)).toHaveLength(2);
  });

  it('tells once of terms that were missed, each of which has its alert', async () => {
    const { id, name, path } = await aLicenseToJudge(server);
    const term = { expiresOn: '2016-11-30', autoRenew: true, renewalUnit: 'MONTH', renewalCount: 1, noticeDays: [] };
    await server.as('patch', path).send({ term }).expect(200);
    await server.app.get(LicenseRenewals).renewDue();
    const alerts = await vi.waitFor(async () => {
      const all = await alertsOf(server, id, '&kind=RENEWED');
      expect(all).toHaveLength(120);
      return all;
    }, within);
    expect(alerts.at(-1)).toMatchObject({ detail: { renewedOn: '2026-10-30', expiresOn: '2026-11-30' } });
    expect(titlesOf(id)).toEqual([
      `${name} renewed itself for 120 terms together: its present term ends on 30 November 2026.`,
    ]);
  });
});

describe('judging', () => {
  it('opens one alert, however many judge at once', async () => {
    const licenses = await Promise.all(Array.from({ length: 5 }, () => aLicenseToJudge(server, { usage: 11 })));
    const ids = licenses.map(({ id }) => id);
    const judging = server.app.get(AlertJudging);
    await Promise.all([judging.judge(ids), judging.judge(ids), judging.judgeAll(), judging.judgeAll()]);
    await judged(server, ids);
    for (const { id } of licenses) {
      expect(await alertsOf(server, id)).toMatchObject([{ kind: 'UNDER_LICENSED', state: 'OPEN' }]);
      expect(heard.of(id)).toHaveLength(1);
    }
  });

  it('holds up nobody for a license that cannot be read', async () => {
    const licenses = await Promise.all(Array.from({ length: 5 }, () => aLicenseToJudge(server)));
    const ids = licenses.map(({ id }) => id);
    await judged(server, ids);
    const [bad = 0] = ids;
    await server.database.query(sql`
      UPDATE license SET notifications = jsonb_build_object('nearlyFullPercent', 1e400) WHERE id = ${bad}`);
    // Nobody hears of it, so that only the judgements below look.
    await server.database.query(sql`UPDATE license SET custom_usage = 11 WHERE id = ANY(${ids}::bigint[])`);
    const judging = server.app.get(AlertJudging);
    await expect(judging.judgeAll()).rejects.toThrow(`Licenses that could not be judged: ${bad}.`);
    for (const id of ids.slice(1)) expect(await standingOf(server, id)).toEqual(['UNDER_LICENSED']);
    await expect(judging.judge(ids)).rejects.toThrow(`Licenses that could not be judged: ${bad}.`);
    await server.database.query(sql`UPDATE license SET notifications = '{}' WHERE id = ${bad}`);
    await judged(server, ids);
    expect(await standingOf(server, bad)).toEqual(['UNDER_LICENSED']);
  });

  it('tells nothing of states between two judgements, and each that it finds', async () => {
    const { id, path } = await aLicenseToJudge(server, { usage: 0 });
    await judged(server, [id]);
    for (const usage of [11, 0, 12, 0]) await quantity(path, { quantity: 10, usage });
    await vi.waitFor(async () => expect(await standingOf(server, id)).toEqual([]), within);
    const settled = heard.of(id).map(({ severity }) => severity);
    expect(settled).toEqual(settled.map((_, index) => (index % 2 === 0 ? 'CRITICAL' : 'INFO')));
  });

  it('leaves nothing of a license that is deleted', async () => {
    const { id, path } = await aLicenseToJudge(server, { usage: 12, term: { expiresOn: today, noticeDays: [7] } });
    await stands(id, ['EXPIRING', 'UNDER_LICENSED']);
    const alerts = await alertsOf(server, id);
    await server.as('delete', path).expect(204);
    for (const alert of alerts) await server.as('get', `/alerts/${alert.id}`).expect(404);
    expect(await server.app.get(AlertJudging).judge([id])).toEqual([]);
  });

  it('looks again at a license that somebody is changing', async () => {
    const { id } = await aLicenseToJudge(server, { term: { expiresOn: '2027-06-01', noticeDays: [30] } });
    await judged(server, [id]);
    clock.set('2027-05-20');
    const judging = server.app.get(AlertJudging);
    await server.database.transaction(async () => {
      await server.database.query(sql`SELECT FROM license WHERE id = ${id} FOR NO KEY UPDATE`);
      expect(await server.database.apart(() => judging.judge([id]))).toEqual([id]);
    });
    expect(await standingOf(server, id)).toEqual([]);
    server.app.get(AlertWatch).ask([id]);
    await stands(id, ['EXPIRING']);
  });

  it('goes on past a license that fails', async () => {
    const licenses = await Promise.all(Array.from({ length: 3 }, () => aLicenseToJudge(server)));
    const ids = licenses.map(({ id }) => id);
    await judged(server, ids);
    const announcements = server.app.get(AlertAnnouncements);
    const announce = announcements.announce.bind(announcements);
    const failing = vi.spyOn(announcements, 'announce').mockImplementation(async (announced) => {
      if (announced.some(({ license }) => license !== null && 'id' in license && license.id === ids[1]))
        throw new Error('as it is tested');
      await announce(announced);
    });
    await server.database.query(sql`UPDATE license SET custom_usage = 11 WHERE id = ANY(${ids}::bigint[])`);
    await expect(server.app.get(AlertJudging).judge(ids)).rejects.toThrow(
      `Licenses that could not be judged: ${ids[1]}.`,
    );
    const standing = () => Promise.all(ids.map((id) => standingOf(server, id)));
    expect(await standing()).toEqual([['UNDER_LICENSED'], [], ['UNDER_LICENSED']]);
    failing.mockRestore();
    await judged(server, ids);
    expect(await standing()).toEqual([['UNDER_LICENSED'], ['UNDER_LICENSED'], ['UNDER_LICENSED']]);
  });

  it('is for invoices whoever makes them', async () => {
    const organization = await anOrganization(server.database);
    const told = server.app.get(ToldAlerts);
    await told.billingFailed(organization, 'No currency.');
    await told.billingFailed(organization, 'No currency.');
    const list = async () =>
      (await server.as('get', `/alerts?organizationId=${organization.id}`).expect(200)).body.items;
    expect(await list()).toMatchObject([{ kind: 'BILLING_FAILED', state: 'OPEN', license: null, organization }]);
    await told.billingWorks(organization);
    await told.billingWorks(organization);
    expect(await list()).toMatchObject([{ kind: 'BILLING_FAILED', state: 'RESOLVED' }]);
    expect(heard.notices.filter(({ kind }) => kind === 'BILLING_FAILED')).toHaveLength(2);
  });
});
