import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from './organizations.factory.js';

describe('organizations', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('is created, read, changed and deleted', async () => {
    const created = await server.as('post', '/organizations').send({ name: '  Acme   Ltd ' }).expect(201);
    expect(created.body).toMatchObject({ name: 'Acme Ltd', description: '', version: 1, deviceCount: 0 });
    expect(created.headers['etag']).toBe('"1"');
    const path = `/organizations/${created.body.id}`;
    const changed = await server.as('patch', path).send({ description: 'A customer' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Acme Ltd', description: 'A customer', version: 2 });
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
  });

  it('refuses a name that is taken in another case', async () => {
    const { name } = await anOrganization(server.database);
    const answer = await server.as('post', '/organizations').send({ name: name.toUpperCase() }).expect(409);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'organization.name-taken', errors: [{ field: 'name' }] });
  });

  it('refuses a change on top of a version that is no longer current', async () => {
    const { id } = await anOrganization(server.database);
    const path = `/organizations/${id}`;
    await server.as('patch', path).set('If-Match', '"1"').send({ description: 'first' }).expect(200);
    const stale = await server.as('patch', path).set('If-Match', '"1"').send({ description: 'second' }).expect(412);
    expect(stale.body.code).toBe('version.stale');
    await server.as('delete', path).set('If-Match', 'nonsense').expect(400);
  });

  it('lists in a stable order, searched and paged', async () => {
    for (const suffix of ['C', 'A', 'B']) await anOrganization(server.database, { name: `Listed_${suffix}` });
    const first = await server.as('get', '/organizations?q=listed_&sort=-name&pageSize=2').expect(200);
    expect(first.body).toMatchObject({ page: 1, pageSize: 2, total: 3 });
    expect(first.body.items.map((item: { name: string }) => item.name)).toEqual(['Listed_C', 'Listed_B']);
    const second = await server.as('get', '/organizations?q=listed_&sort=-name&pageSize=2&page=2').expect(200);
    expect(second.body.items.map((item: { name: string }) => item.name)).toEqual(['Listed_A']);
  });

  it('is sorted by what it counts', async () => {
    const [few, many] = [
      await anOrganization(server.database, { name: 'Counted few' }),
      await anOrganization(server.database, { name: 'Counted many' }),
    ];
    for (const organizationId of [many.id, few.id, many.id]) await aLocation(server.database, { organizationId });
    const sorted = await server.as('get', '/organizations?q=counted&sort=-locationCount').expect(200);
    expect(sorted.body.items).toMatchObject([
      { id: many.id, locationCount: 2 },
      { id: few.id, locationCount: 1 },
    ]);
  });

  it.each([
    ['/organizations?nonsense=1', 400],
    ['/organizations?sort=description', 400],
    ['/organizations?pageSize=201', 422],
    ['/organizations/0', 404],
    ['/organizations/one', 404],
  ])('answers a wrong request: %s → %i', async (path, status) => {
    const answer = await server.as('get', path).expect(status);
    expect(answer.body).toMatchObject({ status, code: expect.any(String), correlationId: expect.any(String) });
  });

  it.each([
    [{}, 400],
    [{ name: 7 }, 400],
    [{ name: 'x', description: null }, 400],
    [{ name: 'x', surprise: true }, 400],
    [{ name: ' ' }, 422],
    [{ name: 'x'.repeat(201) }, 422],
  ])('refuses the body %j with %i', async (body, status) => {
    const answer = await server.as('post', '/organizations').send(body).expect(status);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('refuses to take away what cannot be absent', async () => {
    const { id } = await anOrganization(server.database);
    for (const body of [{ name: null }, { description: null }]) {
      await server.as('patch', `/organizations/${id}`).send(body).expect(400);
    }
  });

  it('happens once for one Idempotency-Key', async () => {
    const send = (name: string) => server.as('post', '/organizations').set('Idempotency-Key', 'k-1').send({ name });
    const first = await send('Only once').expect(201);
    const again = await send('Only once').expect(201);
    expect(again.body).toEqual(first.body);
    await send('Something else').expect(422);
  });

  it('is closed to everybody who is not signed in', async () => {
    const answer = await server.anonymous('get', '/organizations').expect(401);
    expect(answer.body.code).toBe('auth.required');
  });
});
