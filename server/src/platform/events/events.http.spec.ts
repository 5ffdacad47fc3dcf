import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { anApiClient, askForToken } from '../../features/api-clients/api-clients.factory.js';
import { anOrganization } from '../../features/organizations/organizations.factory.js';
import { aTechnician, technicianPassword } from '../../features/people/people.factory.js';
import { sql } from '../database/sql.js';
import { EventStream } from '../testing/event-stream.js';
import { startTestServer, testAdministrator, type TestServer } from '../testing/test-server.js';
import { Changes, sessionsChanged } from './changes.js';

const soon = { timeout: 10_000, interval: 20 };

let server: TestServer;
let cookie: string;
const streams: EventStream[] = [];
beforeAll(async () => {
  server = await startTestServer();
  cookie = await cookieOf(testAdministrator);
});
afterAll(() => server.close());
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.close()));
});

async function cookieOf(credentials: object): Promise<string> {
  const answer = await server.anonymous('post', '/auth/sign-in').send(credentials).expect(200);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

async function open(lastEventId?: string, as = cookie): Promise<EventStream> {
  const stream = await EventStream.open(server.address, as, lastEventId === undefined ? {} : { lastEventId });
  streams.push(stream);
  await until(stream, 'ready');
  return stream;
}

const until = (stream: EventStream, what: string) => vi.waitFor(() => expect(stream.told).toContain(what), soon);

const publish = (topic: string, organizationIds: number[] | null = null) =>
  server.app.get(Changes).publish({ topic, subject: 'Organization', ids: [1], organizationIds });

/** Waits until the server has heard of all that was published so far. */
async function heardAll(organizationIds: number[] | null = null): Promise<void> {
  const witness = await open();
  await publish('witness', organizationIds);
  await until(witness, 'witness');
}

describe('coming back', () => {
  it('tells what was missed since, in its order, and then that nothing is missing', async () => {
    const first = await open();
    await publish('before');
    await until(first, 'before');
    const last = first.lastId;
    await first.close();
    await publish('one');
    await publish('two');
    await heardAll();
    const second = await open(last);
    expect(second.told).toEqual(['one', 'two', 'witness', 'ready']);
    await publish('three');
    await until(second, 'three');
  });

  it('tells nothing twice to whoever missed nothing', async () => {
    const first = await open();
    expect((await open(first.lastId)).told).toEqual(['ready']);
  });

  it('takes the place from the address as well, and the header before it', async () => {
    const { lastId } = await open();
    const headers = { cookie, 'last-event-id': lastId };
    const response = await fetch(`${server.address}/api/v1/events?lastEventId=nonsense`, { headers });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toMatch(/^\n?event: ready\n/);
    await reader?.cancel();
    const asked = await fetch(`${server.address}/api/v1/events?lastEventId=nonsense`, { headers: { cookie } });
    const other = asked.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await other?.read())?.value).toMatch(/^\n?event: resync\n/);
    await other?.cancel();
  });

  it.each(['7', 'x'.repeat(5_000), '1700000000000000-0badcafe'])(
    'says of a place it does not know that all may have changed',
    async (id) => {
      expect((await open(id)).told).toEqual(['resync', 'ready']);
    },
  );
});

it('says that anything may have changed when it could not listen itself', async () => {
  const stream = await open();
  const before = stream.lastId;
  await server.database.query(sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'seatwise changes' AND datname = current_database()`);
  await until(stream, 'resync');
  await publish('afterwards');
  await until(stream, 'afterwards');
  expect(stream.told.filter((each) => each === 'resync')).toHaveLength(1);
  // So it does to somebody who comes back from before.
  expect((await open(before)).told).toContain('resync');
});

it('tells those who come back nothing of what they may not see, and no place in between', async () => {
  const [seen, unseen] = [await anOrganization(server.database), await anOrganization(server.database)];
  const technician = await aTechnician(server.database);
  const permissions = [
    {
      area: 'ORGANIZATIONS',
      defaultLevel: 'NONE',
      organizationOverrides: [{ organizationId: seen.id, level: 'VIEW' }],
    },
  ];
  await server.database.query(sql`
    UPDATE technician SET permissions = ${JSON.stringify(permissions)}::jsonb WHERE person_id = ${technician.id}`);
  const as = await cookieOf({ email: technician.email, password: technicianPassword });
  const first = await open(undefined, as);
  const last = first.lastId;
  await first.close();
  await publish('unseen', [unseen.id]);
  await publish('seen', [seen.id]);
  await publish('unseen', [unseen.id]);
  await heardAll([unseen.id]);
  const second = await open(last, as);
  expect(second.told).toEqual(['seen', 'ready']);
  for (const { id } of second.received) expect(id).toMatch(/^\d{16}-[0-9a-f]{8}$/);
});

it('goes on for a program as long as its token is in force', async () => {
  const client = await anApiClient(server);
  const { access_token: token } = (await askForToken(server, client).expect(200)).body;
  const stream = await EventStream.open(server.address, '', { token });
  streams.push(stream);
  await until(stream, 'ready');
  // Each is looked at again, and goes on.
  await server.app.get(Changes).publish(sessionsChanged);
  for (const topic of ['one', 'two', 'three']) {
    await heardAll();
    await publish(topic);
    await until(stream, topic);
  }
  await server.as('post', `${client.path}/revoke`).expect(200);
  await vi.waitFor(() => expect(stream.ended).toBe(true), soon);
});
