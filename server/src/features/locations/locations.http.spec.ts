import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { anActor, aTechnician, signedIn } from '../people/people.factory.js';
import { LocationsService } from './locations.service.js';
import { aLocation } from './locations.factory.js';

describe('locations', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('is created, read, changed and deleted', async () => {
    const organization = await anOrganization(server.database);
    const list = `/organizations/${organization.id}/locations`;
    const created = await server
      .as('post', list)
      .send({ name: ' Head  office', address: '1 Main St\nTown' })
      .expect(201);
    expect(created.body).toMatchObject({
      version: 1,
      name: 'Head office',
      address: '1 Main St\nTown',
      organization: { id: organization.id, name: organization.name },
      deviceCount: 0,
    });
    const path = `${list}/${created.body.id}`;
    expect((await server.as('get', `/locations/${created.body.id}`).expect(200)).body).toEqual(created.body);
    const changed = await server.as('patch', path).set('If-Match', '"1"').send({ address: '' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Head office', address: '', version: 2 });
    expect(changed.headers['etag']).toBe('"2"');
    await server.as('patch', path).set('If-Match', '"1"').send({ name: 'Stale' }).expect(412);
    await server.as('delete', path).set('If-Match', '"1"').expect(412);
    await server.as('delete', path).expect(204);
    await server.as('get', path).expect(404);
    await server.as('get', `/locations/${created.body.id}`).expect(404);
  });

  it('keeps names unique within one organization only, whatever their case', async () => {
    const { organizationId, name } = await aLocation(server.database);
    const path = `/organizations/${organizationId}/locations`;
    const taken = await server.as('post', path).send({ name: name.toUpperCase() }).expect(409);
    expect(taken.body).toMatchObject({ code: 'location.name-taken', errors: [{ field: 'name' }] });
    const other = await anOrganization(server.database);
    const elsewhere = await server.as('post', `/organizations/${other.id}/locations`).send({ name }).expect(201);
    await server.as('post', `/organizations/${other.id}/locations`).send({ name: 'Second' }).expect(201);
    await server
      .as('patch', `/organizations/${other.id}/locations/${elsewhere.body.id}`)
      .send({ name: 'SECOND' })
      .expect(409);
  });

  it('takes one of two equal names that come at once', async () => {
    const { id } = await anOrganization(server.database);
    const answers = await Promise.all(
      [1, 2].map(() => server.as('post', `/organizations/${id}/locations`).send({ name: 'Twin' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('is found under its own organization only', async () => {
    const mine = await aLocation(server.database);
    const foreign = await aLocation(server.database);
    const path = `/organizations/${mine.organizationId}/locations/${foreign.id}`;
    await server.as('get', path).expect(404);
    await server.as('patch', path).send({ name: 'Taken over' }).expect(404);
    await server.as('delete', path).expect(404);
    await server.as('get', '/organizations/999999/locations').expect(404);
    await server.as('post', '/organizations/999999/locations').send({ name: 'Nowhere' }).expect(404);
  });

  it('lists by organization and search', async () => {
    const first = await aLocation(server.database, { name: 'Depot_1' });
    await aLocation(server.database, { name: 'Depot_2', organizationId: first.organizationId });
    const other = await aLocation(server.database, { name: 'Depot_3' });
    const names = async (path: string) =>
      (await server.as('get', path).expect(200)).body.items.map((item: { name: string }) => item.name);
    expect(await names('/locations?q=depot_')).toEqual(['Depot_1', 'Depot_2', 'Depot_3']);
    expect(await names('/locations?q=depot%25')).toEqual([]);
    expect(await names(`/locations?q=depot_&organizationId=${first.organizationId}&sort=-name`)).toEqual([
      'Depot_2',
      'Depot_1',
    ]);
    expect(await names(`/organizations/${other.organizationId}/locations`)).toEqual(['Depot_3']);
  });

  it.each(['name', 'address', 'organization', 'deviceCount', 'createdAt', 'id'])('sorts by %s', async (field) => {
    await server.as('get', `/locations?sort=-${field}`).expect(200);
  });

  it('cannot be deleted while devices or licenses name it, or once it held a seat', async () => {
    const [withDevice, withLicense, withSeat] = [
      await aLocation(server.database),
      await aLocation(server.database),
      await aLocation(server.database),
    ];
    await server.database.query(sql`
      INSERT INTO device (organization_id, location_id, name, device_class, status)
      VALUES (${withDevice.organizationId}, ${withDevice.id}, 'Old', 'OTHER', 'DECOMMISSIONED')`);
    const { id: license } = await server.database.one<{ id: number }>(
      sql`INSERT INTO license (name, type, scope_global) VALUES ('Scoped', 'CUSTOM', FALSE) RETURNING id`,
    );
    await server.database.query(
      sql`INSERT INTO license_organization VALUES (${license}, ${withLicense.organizationId})`,
    );
    await server.database.query(
      sql`INSERT INTO license_location VALUES (${license}, ${withLicense.id}, ${withLicense.organizationId})`,
    );
    await server.database.query(sql`
      INSERT INTO assignment (license_id, location_id, origin, assigned_on, ended_on, ended_at)
      VALUES (${license}, ${withSeat.id}, 'MANUAL', '2026-01-01', '2026-02-01', now())`);
    for (const { id, organizationId } of [withDevice, withLicense, withSeat]) {
      const answer = await server.as('delete', `/organizations/${organizationId}/locations/${id}`).expect(409);
      expect(answer.body.code).toBe('location.in-use');
    }
  });

  it.each([
    [{}, 400],
    [{ name: null }, 400],
    [{ name: ['x'] }, 400],
    [{ name: 'x', address: null }, 400],
    [{ name: 'x', organizationId: 1 }, 400],
    [{ name: '\u0000' }, 422],
    [{ name: 'x'.repeat(201) }, 422],
  ])('refuses the body %j with %i', async (body, status) => {
    const { id } = await anOrganization(server.database);
    await server.as('post', `/organizations/${id}/locations`).send(body).expect(status);
  });

  it('refuses a change to nothing', async () => {
    const { id, organizationId } = await aLocation(server.database);
    await server.as('patch', `/organizations/${organizationId}/locations/${id}`).send({ name: null }).expect(400);
  });

  it.each(['/locations?surprise=1', '/locations?organizationId=x', '/locations?sort=unknown', '/locations?q=a&q=b'])(
    'answers a wrong request: %s → 400',
    async (path) => {
      await server.as('get', path).expect(400);
    },
  );

  it('is closed to technicians without access', async () => {
    const { id, organizationId } = await aLocation(server.database);
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    const path = `/organizations/${organizationId}/locations`;
    await as('get', '/locations').expect(403);
    await as('get', `/locations/${id}`).expect(403);
    await as('get', path).expect(403);
    await as('post', path).send({ name: 'Mine' }).expect(403);
    await as('get', `${path}/${id}`).expect(403);
    await as('patch', `${path}/${id}`).send({ name: 'Mine' }).expect(403);
    await as('delete', `${path}/${id}`).expect(403);
  });

  it('shows those with access to one organization nothing of another', async () => {
    const mine = await aLocation(server.database, { name: 'Partly 1' });
    const foreign = await aLocation(server.database, { name: 'Partly 2' });
    const actor = anActor({
      ORGANIZATIONS: {
        defaultLevel: 'NONE',
        organizationOverrides: [{ organizationId: mine.organizationId, level: 'VIEW' }],
      },
    });
    const locations = server.app.get(LocationsService);
    const page = await locations.list(actor, { q: 'Partly' }).page({ page: 1, pageSize: 50 });
    expect(page.items.map((item) => item.id)).toEqual([mine.id]);
    expect(page.total).toBe(1);
    await expect(locations.get(actor, foreign.id)).rejects.toMatchObject({ status: 404 });
    await expect(locations.listOf(actor, foreign.organizationId, {})).rejects.toMatchObject({
      status: 404,
    });
    await expect(locations.create(actor, foreign.organizationId, { name: 'New' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(locations.create(actor, mine.organizationId, { name: 'New' })).rejects.toMatchObject({ status: 403 });
    await expect(locations.update(actor, mine.organizationId, mine.id, { name: 'New' }, null)).rejects.toMatchObject({
      status: 403,
    });
    await expect(locations.delete(actor, foreign.organizationId, foreign.id, null)).rejects.toMatchObject({
      status: 404,
    });
  });
});
