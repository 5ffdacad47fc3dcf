import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aLicenseToJudge, alertsOf, judged } from './alerts.factory.js';
import type { AlertResponse } from './alerts.dto.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-11-22');
});
afterAll(() => server.close());

/** An alert of a license that is over-used. */
async function anAlert(fields: Record<string, unknown> = {}): Promise<AlertResponse> {
  const { id } = await aLicenseToJudge(server, { usage: 11, ...fields });
  await judged(server, [id]);
  const [alert] = await alertsOf(server, id);
  if (alert === undefined) throw new Error('There is no alert.');
  return alert;
}

const list = async (query: string, as = server.as.bind(server)): Promise<AlertResponse[]> =>
  (await as('get', `/alerts?${query}`).expect(200)).body.items;

describe('the list of alerts', () => {
  it('is filtered by state, kind, license, text and when they were opened', async () => {
    const name = uniqueName('Listed');
    clock.set('2026-10-01');
    const old = await anAlert({ name: `${name} old` });
    clock.set('2026-11-22');
    const expired = await anAlert({ name: `${name} new`, usage: 0, term: { expiresOn: '2026-11-01', noticeDays: [] } });
    const named = async (query: string) => (await list(`q=${encodeURIComponent(name)}&${query}`)).map(({ id }) => id);
    expect(await named('')).toEqual([expired.id, old.id]);
    expect(await named('sort=openedAt')).toEqual([old.id, expired.id]);
    expect(await named('kind=EXPIRED')).toEqual([expired.id]);
    expect(await named('kind=EXPIRED&kind=UNDER_LICENSED&state=OPEN')).toHaveLength(2);
    expect(await named('state=RESOLVED&state=ACKNOWLEDGED')).toEqual([]);
    expect(await named(`licenseId=${old.license?.id}`)).toEqual([old.id]);
    expect(await named('openedFrom=2026-11-01T00:00:00Z')).toEqual([expired.id]);
    expect(await named('openedTo=2026-11-01T00:00:00Z')).toEqual([old.id]);
    await server.as('post', `/alerts/${old.id}/acknowledge`).expect(200);
    expect(await named('state=ACKNOWLEDGED')).toEqual([old.id]);
  });

  it.each(['state=CLOSED', 'kind=NONE', 'sort=detail', 'openedFrom=yesterday', 'licenseId=0', 'unknown=1'])(
    'refuses %s',
    async (query) => {
      const { status } = await server.as('get', `/alerts?${query}`);
      expect([400, 422]).toContain(status);
    },
  );

  it('is counted by kind', async () => {
    const read = async () => (await server.as('get', '/alerts/summary').expect(200)).body;
    const before = await read();
    const alert = await anAlert();
    const after = await read();
    expect(after.open).toBe(before.open + 1);
    await server.as('post', `/alerts/${alert.id}/acknowledge`).expect(200);
    expect(await read()).toMatchObject({ open: before.open, acknowledged: before.acknowledged + 1 });
    const { id } = await anOrganization(server.database);
    const inside = await anAlert({ scope: { global: false, organizationIds: [id] } });
    const ofOne = await server.as('get', `/alerts/summary?organizationId=${id}`).expect(200);
    expect(ofOne.body).toMatchObject({ open: 1, acknowledged: 0 });
    expect(await list(`organizationId=${id}`)).toMatchObject([{ id: inside.id }]);
    await server.as('get', '/alerts/summary?organizationId=x').expect(400);
    expect(after.kinds.map(({ kind }: { kind: string }) => kind)).toContain('BILLING_FAILED');
  });
});

describe('acknowledging', () => {
  it('says who sees to it, and goes on standing', async () => {
    const { id, version } = await anAlert();
    const note = 'Ordered on Monday.';
    const { body } = await server.as('post', `/alerts/${id}/acknowledge`).send({ note }).expect(200);
    const seen = {
      id,
      state: 'ACKNOWLEDGED',
      acknowledgedBy: 'Admin',
      note,
      acknowledgedAt: '2026-11-22T12:00:00.000Z',
    };
    expect(body).toMatchObject({ ...seen, version: version + 1, resolvedAt: null });
    const again = await server.as('post', `/alerts/${id}/acknowledge`).send({ note: 'Somebody else.' }).expect(200);
    expect(again.body).toEqual(body);
  });

  it('happens once, however many do it at once', async () => {
    const { id } = await anAlert();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((note) => server.as('post', `/alerts/${id}/acknowledge`).send({ note })),
    );
    expect(new Set(answers.map(({ body }) => body.note)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('is refused for what is over, stale, unknown or malformed', async () => {
    const alert = await anAlert();
    const path = `/alerts/${alert.id}/acknowledge`;
    await server
      .as('post', path)
      .set('If-Match', `"${alert.version + 5}"`)
      .expect(412);
    await server.as('post', path).send([]).expect(400);
    await server.as('post', path).send({ note: 7 }).expect(400);
    await server
      .as('post', path)
      .send({ note: 'x'.repeat(2001) })
      .expect(422);
    await server.as('post', path).send({ state: 'RESOLVED' }).expect(400);
    await server.as('post', '/alerts/999999/acknowledge').expect(404);
    await server.as('put', `/licenses/${alert.license?.id}/quantity`).send({ quantity: 50, usage: 1 }).expect(200);
    await judged(server, [alert.license?.id ?? 0]);
    expect((await server.as('post', path).expect(409)).body).toMatchObject({ code: 'alert.resolved' });
  });
});

describe('taking an acknowledgement back', () => {
  it('leaves the alert as it was, once and for all', async () => {
    const alert = await anAlert();
    const path = `/alerts/${alert.id}`;
    const acknowledged = await server.as('post', `${path}/acknowledge`).send({ note: 'By mistake.' }).expect(200);
    await server.as('post', `${path}/reopen`).set('If-Match', `"${alert.version}"`).expect(412);
    const answers = await Promise.all([1, 2, 3].map(() => server.as('post', `${path}/reopen`)));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toEqual({ ...alert, version: acknowledged.body.version + 1 });
    }
  });

  it('is refused for what is over or unknown', async () => {
    const alert = await anAlert();
    await server.as('put', `/licenses/${alert.license?.id}/quantity`).send({ quantity: 50, usage: 1 }).expect(200);
    await judged(server, [alert.license?.id ?? 0]);
    const { body } = await server.as('post', `/alerts/${alert.id}/reopen`).expect(409);
    expect(body).toMatchObject({ code: 'alert.resolved', detail: expect.stringContaining('opens again by itself') });
    await server.as('post', '/alerts/999999/reopen').expect(404);
  });
});

describe('somebody who sees some organizations', () => {
  const only = (organizationId: number, level: 'VIEW' | 'UPDATE' = 'VIEW') =>
    ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level }] }) as const;

  it('sees alerts of licenses that lie in them as a whole, and those of single organizations', async () => {
    const [here, elsewhere] = [await aLocation(server.database), await aLocation(server.database)];
    const scope = (...places: { organizationId: number }[]) => ({
      global: false,
      organizationIds: places.map(({ organizationId }) => organizationId),
    });
    const own = await anAlert({ scope: scope(here) });
    const shared = await anAlert({ scope: scope(here, elsewhere) });
    const everywhere = await anAlert();
    const license = await aManualLicense(server, { scope: scope(here, elsewhere) });
    const shares = [here, elsewhere].map(({ organizationId }) => ({ organizationId, quantity: 1 }));
    await server.as('put', `${license.path}/allocations`).send(shares).expect(200);
    for (const place of [here, elsewhere]) {
      await giveSeats(server, license, [await aDevice(server.database, { location: place })], { seats: 2 });
    }
    await judged(server, [license.id]);
    const ofBoth = await alertsOf(server, license.id);
    expect(ofBoth).toHaveLength(2);

    const areas = { SOFTWARE_LICENSES: only(here.organizationId), ALERTS: only(here.organizationId) };
    const technician = await signedInWith(server, areas);
    const seen = await list('pageSize=200', technician);
    const ownShare = ofBoth.find(({ organization }) => organization?.id === here.organizationId);
    expect(seen.map(({ id }) => id).sort()).toEqual([own.id, ownShare?.id].sort());
    const openIn = async (query: string) => (await technician('get', `/alerts/summary${query}`).expect(200)).body.open;
    expect(await openIn('')).toBe(2);
    expect(await openIn(`?organizationId=${here.organizationId}`)).toBe(2);
    expect(await openIn(`?organizationId=${elsewhere.organizationId}`)).toBe(0);
    for (const { id } of [shared, everywhere]) await technician('get', `/alerts/${id}`).expect(404);
    await technician('post', `/alerts/${own.id}/acknowledge`).expect(403);

    const both = { ...areas, ALERTS: only(here.organizationId, 'UPDATE') };
    const acknowledger = await signedInWith(server, both);
    await acknowledger('post', `/alerts/${own.id}/acknowledge`).expect(200);
    await acknowledger('post', `/alerts/${shared.id}/acknowledge`).expect(404);
    const blind = await signedInWith(server, { ALERTS: only(here.organizationId) });
    await blind('get', '/alerts').expect(403);
  });
});
