import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { EventStream } from '../../platform/testing/event-stream.js';
import { startTestServer, testAdministrator, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aTechnician, signedIn, signedInWith, technicianPassword } from '../people/people.factory.js';
import { aView, aViewBody } from './saved-views.factory.js';
import { longestViewQuery, mostViews, mostViewsOfTable } from './saved-views.rules.js';

const everywhere = { ORGANIZATIONS: { defaultLevel: 'VIEW', organizationOverrides: [] } } as const;

/** Somebody's stream of events, from now on. */
async function listening(server: TestServer, credentials: object): Promise<EventStream> {
  const answer = await server.anonymous('post', '/auth/sign-in').send(credentials).expect(200);
  const stream = await EventStream.open(server.address, String(answer.headers['set-cookie']).split(';')[0] ?? '');
  await vi.waitFor(() => expect(stream.told).toContain('ready'), { timeout: 10_000, interval: 20 });
  return stream;
}

/** The ids that a change tells. */
function idsOf(data: unknown): unknown[] {
  return typeof data === 'object' && data !== null && 'ids' in data && Array.isArray(data.ids) ? data.ids : [];
}

describe('saved views', () => {
  let server: TestServer;
  let one: TestServer['as'];
  let other: TestServer['as'];
  beforeAll(async () => {
    server = await startTestServer();
    one = await signedInWith(server, everywhere);
    other = await signedInWith(server, everywhere);
  });
  afterAll(() => server.close());

  it('are saved, read, changed and deleted by whoever signs in', async () => {
    const created = await one('post', '/saved-views')
      .send({ table: 'licenses', name: ' Short   ones ', query: 'page=3&compliance=UNDER_LICENSED&organizationId=1' })
      .expect(201);
    const { id } = created.body;
    expect(created.body).toEqual({
      id,
      version: 1,
      table: 'licenses',
      name: 'Short ones',
      query: 'compliance=UNDER_LICENSED',
      shared: false,
      isDefault: false,
      owner: { id: expect.any(Number), name: expect.any(String) },
      own: true,
    });
    const path = `/saved-views/${id}`;
    const changed = await one('patch', path).set('If-Match', '"1"').send({ query: 'q=a', shared: true }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Short ones', query: 'q=a', shared: true, version: 2 });
    await one('delete', path).set('If-Match', '"1"').expect(412);
    await one('delete', path).expect(204);
    await one('get', path).expect(404);
  });

  it('are seen by their owner alone unless they are shared', async () => {
    const view = await aView(server, {}, one);
    await other('get', view.path).expect(404);
    await server.as('get', view.path).expect(404);
    await other('patch', view.path).send({ name: 'Mine' }).expect(404);
    await other('delete', view.path).expect(404);
    const names = async (as: TestServer['as']) =>
      (await as('get', `/saved-views?q=${encodeURIComponent(view.name)}`).expect(200)).body.items;
    expect(await names(other)).toEqual([]);
    await one('patch', view.path).send({ shared: true, isDefault: true }).expect(200);
    expect(await names(other)).toMatchObject([{ id: view.id, own: false, isDefault: false }]);
    expect(await names(one)).toMatchObject([{ id: view.id, own: true, isDefault: true }]);
  });

  it('are changed by their owner, and by administrators where they are shared', async () => {
    const view = await aView(server, { shared: true }, one);
    await other('patch', view.path).send({ name: 'Mine' }).expect(403);
    await other('delete', view.path).expect(403);
    await server.as('patch', view.path).send({ isDefault: true }).expect(403);
    await server.as('patch', view.path).send({ query: 'q=b' }).expect(200);
    await server.as('delete', view.path).expect(204);
  });

  it('are shared with whoever sees every organization, and with nobody who sees some', async () => {
    const view = await aView(server, { shared: true, name: uniqueName('Contoso') });
    const { id: organizationId } = await anOrganization(server.database);
    const some = { defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level: 'VIEW' }] } as const;
    const all = { defaultLevel: 'VIEW', organizationOverrides: [] } as const;
    for (const areas of [{}, { ORGANIZATIONS: some }, { ORGANIZATIONS: all, DEVICES: some }]) {
      const limited = await signedInWith(server, areas);
      await limited('get', view.path).expect(404);
      await limited('patch', view.path).send({ name: 'Mine' }).expect(404);
      await limited('delete', view.path).expect(404);
      expect((await limited('get', '/saved-views?pageSize=200').expect(200)).body.total).toBe(0);
      expect((await limited('get', '/saved-views/export').expect(200)).text).not.toContain(view.name);
      const own = await aView(server, { shared: true }, limited);
      await limited('get', own.path).expect(200);
      await one('get', own.path).expect(200);
    }
    await one('get', view.path).expect(200);
  });

  it('are shared no more by administrators, too, who then see them no more', async () => {
    const view = await aView(server, { shared: true, isDefault: true }, one);
    const answer = await server.as('patch', view.path).send({ shared: false }).expect(200);
    expect(answer.body).toMatchObject({ id: view.id, shared: false, own: false, isDefault: false, version: 2 });
    await server.as('get', view.path).expect(404);
    await other('get', view.path).expect(404);
    expect((await one('get', view.path).expect(200)).body).toMatchObject({ shared: false, isDefault: true });
  });

  it('have names that are unique to an owner and a table, also when two are saved at once', async () => {
    const { name } = await aView(server, {}, one);
    const taken = await one('post', '/saved-views')
      .send(aViewBody({ name: name.toUpperCase() }))
      .expect(409);
    expect(taken.body).toMatchObject({ code: 'saved-view.name-taken', errors: [{ field: 'name' }] });
    await one('post', '/saved-views')
      .send(aViewBody({ name, table: 'devices' }))
      .expect(201);
    await other('post', '/saved-views').send(aViewBody({ name })).expect(201);
    const twice = aViewBody();
    const answers = await Promise.all([1, 2].map(() => one('post', '/saved-views').send(twice)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const second = await aView(server, {}, one);
    const renamed = await one('patch', second.path).send({ name }).expect(409);
    expect(renamed.body.errors).toMatchObject([{ field: 'name' }]);
  });

  it('have one default of a table, also when several become it at once', async () => {
    const views = await Promise.all([1, 2, 3].map(() => aView(server, { table: 'people', isDefault: true }, one)));
    await Promise.all(views.map(({ path }) => one('patch', path).send({ isDefault: true }).expect(200)));
    const { items } = (await one('get', '/saved-views?table=people').expect(200)).body;
    expect(items.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1);
  });

  it('are not endless', async () => {
    for (let count = 0; count < mostViewsOfTable; count++) await aView(server, { table: 'many' }, other);
    const refused = await other('post', '/saved-views')
      .send(aViewBody({ table: 'many' }))
      .expect(422);
    expect(refused.body.errors).toMatchObject([{ code: 'saved-view.too-many' }]);
  });

  it('are so many of all tables together', async () => {
    const somebody = await signedInWith(server, {});
    const first = await aView(server, {}, somebody);
    await server.database.query(sql`
      INSERT INTO saved_view (owner_id, table_key, name, query)
      SELECT v.owner_id, 'table-' || n, 'View', '' FROM saved_view v, generate_series(2, ${mostViews}::int) n
      WHERE v.id = ${first.id}`);
    const refused = await somebody('post', '/saved-views').send(aViewBody()).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'table', code: 'saved-view.too-many' }]);
    await somebody('delete', first.path).expect(204);
    await aView(server, {}, somebody);
  });

  it.each([
    ['query', { query: 'a=1#b' }],
    ['query', { query: '//evil.test/?a=1' }],
    ['query', { query: `q=${'x'.repeat(longestViewQuery)}` }],
    ['name', { name: ' ' }],
    ['table', { table: 'No table' }],
  ])('are refused for their %s', async (field, fields) => {
    const answer = await one('post', '/saved-views').send(aViewBody(fields)).expect(422);
    expect(answer.body.errors).toMatchObject([{ field }]);
  });

  it('tell those who see them, and nobody else, that they changed', async () => {
    const limited = { ORGANIZATIONS: { defaultLevel: 'NONE', organizationOverrides: [] } } as const;
    const [owner, reader, stranger] = [
      await aTechnician(server.database, { areas: limited }),
      await aTechnician(server.database, { areas: everywhere }),
      await aTechnician(server.database, { areas: limited }),
    ];
    const credentials = [owner, reader, stranger].map(({ email }) => ({ email, password: technicianPassword }));
    const [ownStream, readerStream, strangerStream, administratorStream] = await Promise.all(
      [...credentials, testAdministrator].map((each) => listening(server, each)),
    );
    const own = await signedIn(server, owner.email);
    const ids = { first: 0, second: 0 };
    try {
      ids.first = (await aView(server, { isDefault: true }, own)).id;
      const { id, path } = await aView(server, { shared: true }, own);
      ids.second = id;
      await own('patch', path).send({ isDefault: true }).expect(200);
      await own('delete', path).expect(204);
      const changes = server.app.get(Changes);
      await changes.publish({ topic: 'witness', subject: 'SavedView', ids: null, organizationIds: null });
      const heard = async (stream: EventStream | undefined) => {
        await vi.waitFor(() => expect(stream?.told).toContain('witness'), { timeout: 10_000, interval: 20 });
        return new Set(stream?.received.flatMap(({ data }) => idsOf(data)));
      };
      expect(await heard(ownStream)).toEqual(new Set([ids.first, ids.second]));
      for (const stream of [readerStream, administratorStream])
        expect(await heard(stream)).toEqual(new Set([ids.second]));
      expect(await heard(strangerStream)).toEqual(new Set());
      expect(strangerStream?.told).not.toContain('saved-views');
    } finally {
      for (const stream of [ownStream, readerStream, strangerStream, administratorStream]) await stream?.close();
    }
  });

  it('are no business of programs, and know their own parameters alone', async () => {
    await one('get', '/saved-views?surprise=1').expect(400);
    await one('patch', '/saved-views/1').send({ table: 'devices' }).expect(400);
    await server.anonymous('get', '/saved-views').expect(401);
  });
});
