import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { loggablePath } from '../../platform/observability/logging.js';
import { stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anApiClient, withToken } from '../api-clients/api-clients.factory.js';
import { aRenewingLicense } from '../licenses/license-renewals.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aTechnician, type BuiltPerson, signedIn } from '../people/people.factory.js';
import { RenewalsService } from './renewals.service.js';

let server: TestServer;
let licenseId: number;
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'https://licenses.example.test' });
  stopClock(server, '2026-11-21');
  const monthly = { name: 'Editor, and more', quantity: 50, usage: 38 };
  licenseId = (await aRenewingLicense(server, '2026-12-31', monthly)).id;
});
afterAll(() => server.close());

/** A feed of a technician, as its path. */
async function aFeed(as: TestServer['as']): Promise<string> {
  const { url } = (await as('post', '/renewals/feed').expect(201)).body;
  expect(url).toMatch(/^https:\/\/licenses\.example\.test\/api\/v1\/renewals\/feed\/[\w-]{43}\.ics$/);
  return new URL(url).pathname.replace('/api/v1', '');
}

const calendar = async (path: string, status = 200) => {
  const answer = await server.anonymous('get', path).expect(status);
  // A long line goes on in the next one, after a blank.
  return { ...answer, text: (answer.text ?? '').replaceAll('\r\n ', '') };
};

async function aTechnicianWho(
  level: 'NONE' | 'VIEW',
  organizationId?: number,
): Promise<[BuiltPerson, TestServer['as']]> {
  const organizationOverrides = organizationId === undefined ? [] : [{ organizationId, level: 'VIEW' as const }];
  const areas = { SOFTWARE_LICENSES: { defaultLevel: level, organizationOverrides } };
  const technician = await aTechnician(server.database, { areas });
  return [technician, await signedIn(server, technician.email)];
}

describe('the feed of renewals', () => {
  it('is a calendar of whole days that anybody with its address reads', async () => {
    const { text, headers } = await calendar(await aFeed(server.as.bind(server)));
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    });
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(11);
    const [event] = /BEGIN:VEVENT[^]*?END:VEVENT/.exec(text) ?? [];
    expect(event?.split('\r\n')).toEqual(
      expect.arrayContaining([
        `UID:renewal-${licenseId}-2026-12-31@licenses.example.test`,
        'DTSTART;VALUE=DATE:20261231',
        'DTSTAMP:20261121T120000Z',
        String.raw`SUMMARY:Editor\, and more renews`,
        String.raw`DESCRIPTION:Renews for 1000.00 USD.\n38 of 50 licenses are in use.\nRenew 38\, save 2880.00 USD a year.`,
        `URL;VALUE=URI:https://licenses.example.test/licenses/${licenseId}`,
      ]),
    );
  });

  it('reads the same as long as nothing changes', async () => {
    const path = await aFeed(server.as.bind(server));
    expect((await calendar(path)).text).toBe((await calendar(path)).text);
  });

  it('keeps of its address the hash alone, says whether there is one, and ends the one before', async () => {
    const [technician, as] = await aTechnicianWho('VIEW');
    expect((await as('get', '/renewals/feed').expect(200)).body).toEqual({ exists: false, createdAt: null });
    const before = await aFeed(as);
    const after = await aFeed(as);
    expect((await as('get', '/renewals/feed').expect(200)).body).toEqual({
      exists: true,
      createdAt: expect.any(String),
    });
    await calendar(before, 404);
    await calendar(after);
    const rows = await server.database.query<{ kept: string }>(sql`
      SELECT f::text AS kept FROM renewal_feed f WHERE technician_id = ${technician.id}`);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.kept).not.toContain(after.slice('/renewals/feed/'.length, -'.ics'.length));
    await as('delete', '/renewals/feed').expect(204);
    await as('delete', '/renewals/feed').expect(204);
    await calendar(after, 404);
    expect((await as('get', '/renewals/feed').expect(200)).body.exists).toBe(false);
  });

  it('has one address where two are asked for at once', async () => {
    const [, as] = await aTechnicianWho('VIEW');
    const paths = await Promise.all([aFeed(as), aFeed(as), aFeed(as)]);
    const answers = await Promise.all(paths.map((path) => server.anonymous('get', path)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404]);
  });

  it('shows what its owner may see at the moment', async () => {
    const { id: organizationId } = await anOrganization(server.database);
    const scope = { global: false, organizationIds: [organizationId] };
    await aRenewingLicense(server, '2027-01-15', { name: 'Of one organization', scope });
    const [technician, as] = await aTechnicianWho('NONE', organizationId);
    const path = await aFeed(as);
    const { text } = await calendar(path);
    expect(text).toContain('Of one organization');
    expect(text).not.toContain('Editor');
    const grant = (permissions: object[]) =>
      server.as('put', `/technicians/${technician.id}/permissions`).send({ permissions }).expect(200);
    await grant([{ area: 'SOFTWARE_LICENSES', defaultLevel: 'VIEW', organizationOverrides: [] }]);
    expect((await calendar(path)).text).toContain('Editor');
    await grant([]);
    await calendar(path, 404);
  });

  it('answers 404 while its owner may not sign in', async () => {
    const [technician, as] = await aTechnicianWho('VIEW');
    const path = await aFeed(as);
    await server.database.query(sql`UPDATE technician SET active = FALSE WHERE person_id = ${technician.id}`);
    await calendar(path, 404);
    await server.database.query(sql`UPDATE technician SET active = TRUE WHERE person_id = ${technician.id}`);
    await calendar(path);
  });

  it('is for people', async () => {
    const client = await withToken(server, await anApiClient(server));
    for (const method of ['get', 'post', 'delete'] as const) {
      expect((await client(method, '/renewals/feed').expect(403)).body.code).toBe('auth.technicians-only');
    }
  });

  it('is not named in the log', () => {
    expect(loggablePath(`/api/v1/renewals/feed/${'x'.repeat(43)}.ics?a=b`)).toBe('/api/v1/renewals/feed/***');
  });

  it.each(['nothing', 'nothing.ics', `${'x'.repeat(43)}.ics`, 'x'.repeat(43), '..%2F.ics'])(
    'answers 404 for %s',
    async (file) => {
      expect((await calendar(`/renewals/feed/${file}`, 404)).headers['content-type']).toContain(
        'application/problem+json',
      );
    },
  );

  it('is looked for only so often by somebody who does not have it', async () => {
    const path = await aFeed(server.as.bind(server));
    const wrong = `/renewals/feed/${'y'.repeat(43)}.ics`;
    const statuses: number[] = [];
    for (let asked = 0; asked < 70; asked += 1) statuses.push((await server.anonymous('get', wrong)).status);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    const refused = await server.anonymous('get', wrong);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.body.code).toBe('renewal-feed.too-often');
    await calendar(path);
  });

  it('is read only so often, by whomever, and others go on', async () => {
    const [, as] = await aTechnicianWho('VIEW');
    const path = await aFeed(as);
    const other = await aFeed((await aTechnicianWho('VIEW'))[1]);
    const statuses: number[] = [];
    for (let read = 0; read < 62; read += 1) statuses.push((await server.anonymous('get', path)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    const refused = await server.anonymous('get', path).expect(429);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.body.code).toBe('renewal-feed.too-often');
    await calendar(other);
  });

  it('shows the first of more than it has room for', async () => {
    const everything = vi.spyOn(server.app.get(RenewalsService), 'everything');
    const [, as] = await aTechnicianWho('VIEW');
    await calendar(await aFeed(as));
    const [actor, period, most] = everything.mock.lastCall ?? [];
    everything.mockRestore();
    expect(most).toBe(5_000);
    if (actor === undefined || period === undefined) throw new Error('Nothing was read.');
    const renewals = server.app.get(RenewalsService);
    const all = await renewals.everything(actor, period);
    expect(await renewals.everything(actor, period, 3)).toEqual(all.slice(0, 3));
    expect(all.length).toBeGreaterThan(3);
  });
});
