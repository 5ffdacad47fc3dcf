import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson } from '../people/people.factory.js';

describe('archived places', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  interface Seat {
    holder: { kind: string; id: number };
    endedOn: string | null;
    endReason: string | null;
  }

  async function aLicense(fields: object): Promise<number> {
    const body = { name: uniqueName('License'), quantity: 9, ...fields };
    return (await server.as('post', '/licenses').send(body).expect(201)).body.id;
  }

  async function seatsOf(licenseId: number): Promise<Seat[]> {
    return (await server.as('get', `/licenses/${licenseId}/assignments?sort=id`).expect(200)).body.items;
  }

  async function usageOf(licenseId: number): Promise<number> {
    return (await server.as('get', `/licenses/${licenseId}`).expect(200)).body.usage;
  }

  /** A location with a device and an end user, and licenses of all three kinds that give them seats. */
  async function aPlaceWithSeats() {
    const place = await aLocation(server.database);
    const device = await aDevice(server.database, { location: place });
    const person = await aPerson(server.database, { kind: 'END_USER', organizationId: place.organizationId });
    const { body: group } = await server
      .as('post', '/device-groups')
      .send({ name: uniqueName('Group'), criteria: { deviceIds: [device.id] } })
      .expect(201);
    const { body: role } = await server
      .as('post', '/end-user-roles')
      .send({ name: uniqueName('Role') })
      .expect(201);
    await server
      .as('patch', `/people/${person.id}`)
      .send({ roleIds: [role.id] })
      .expect(200);
    const scope = { global: false, organizationIds: [place.organizationId], locationIds: [] };
    const deviceGroups = { match: 'ANY', ids: [group.id] };
    const automatic = { assignmentMode: 'AUTOMATIC', scope };
    const licenses = {
      device: await aLicense({ ...automatic, type: 'PER_DEVICE', assignmentRule: { deviceGroups } }),
      person: await aLicense({
        ...automatic,
        type: 'PER_USER',
        assignmentRule: { endUsers: { match: 'ANY', roleIds: [role.id] } },
      }),
      site: await aLicense({ ...automatic, type: 'PER_SITE', assignmentRule: { deviceGroups } }),
      byHand: await aLicense({ type: 'PER_DEVICE', assignmentMode: 'MANUAL', scope }),
    };
    await server
      .as('post', `/licenses/${licenses.byHand}/assignments`)
      .send({ deviceIds: [device.id] })
      .expect(201);
    for (const id of Object.values(licenses)) expect(await usageOf(id)).toBe(1);
    return { place, device, person, licenses };
  }

  it('of an organization: nothing there holds seats, history stays, and restoring gives back what rules give', async () => {
    const { place, device, person, licenses } = await aPlaceWithSeats();
    const path = `/organizations/${place.organizationId}`;
    const archived = await server.as('post', `${path}/archive`).expect(200);
    expect(archived.body.archivedAt).toEqual(expect.any(String));
    for (const id of Object.values(licenses)) {
      expect(await usageOf(id)).toBe(0);
      expect(await seatsOf(id)).toMatchObject([{ endedOn: expect.any(String), endReason: 'ORGANIZATION_ARCHIVED' }]);
    }
    for (const [license, holder, name] of [
      [licenses.device, `deviceId=${device.id}`, archived.body.name],
      [licenses.person, `personId=${person.id}`, archived.body.name],
      [licenses.site, `locationId=${place.id}`, archived.body.name],
    ] as const) {
      const { body } = await server.as('get', `/licenses/${license}/explain?${holder}`).expect(200);
      expect(body).toMatchObject({ assigned: false, matched: false });
      expect(body.checks[0]).toMatchObject({ kind: 'STATUS', passed: false, detail: expect.stringContaining(name) });
      expect(body.advice[0]).toMatch(/^Restore /);
    }
    await server.as('post', `${path}/archive`).expect(200);
    const restored = await server.as('post', `${path}/restore`).expect(200);
    expect(restored.body.archivedAt).toBeNull();
    expect(await usageOf(licenses.device)).toBe(1);
    expect(await usageOf(licenses.person)).toBe(1);
    expect(await usageOf(licenses.site)).toBe(1);
    expect(await usageOf(licenses.byHand)).toBe(0);
  });

  it('of a location: its devices and itself hold no seats, people of the organization keep theirs', async () => {
    const { place, licenses } = await aPlaceWithSeats();
    const path = `/organizations/${place.organizationId}/locations/${place.id}`;
    const archived = await server.as('post', `${path}/archive`).expect(200);
    expect(archived.body.archivedAt).toEqual(expect.any(String));
    expect(await usageOf(licenses.person)).toBe(1);
    for (const id of [licenses.device, licenses.site, licenses.byHand]) {
      expect(await seatsOf(id)).toMatchObject([{ endReason: 'LOCATION_ARCHIVED' }]);
    }
    await server.as('post', `${path}/restore`).expect(200);
    expect(await usageOf(licenses.device)).toBe(1);
    expect(await usageOf(licenses.site)).toBe(1);
  });

  it('take nothing new', async () => {
    const place = await aLocation(server.database);
    const elsewhere = await aLocation(server.database);
    const device = await aDevice(server.database, { location: place });
    const stranger = await aDevice(server.database, { location: elsewhere });
    const token = (await server.as('post', `/locations/${place.id}/enrollment-tokens`).expect(201)).body;
    const byHand = await aLicense({ type: 'PER_DEVICE', assignmentMode: 'MANUAL' });
    await server.as('post', `/organizations/${place.organizationId}/archive`).expect(200);
    const at = { organizationId: place.organizationId, locationId: place.id };
    const report = { externalId: 'new', name: 'New', software: [], ...at };
    const { body: reported } = await server
      .as('post', '/inventory')
      .send({ devices: [report] })
      .expect(200);
    expect(reported).toMatchObject({ accepted: 0, rejected: [{ index: 0, errors: [{ code: 'place.archived' }] }] });
    const refused = [
      server.as('post', `/locations/${place.id}/enrollment-tokens`),
      server.as('post', '/devices').send({ name: 'New', deviceClass: 'LAPTOP', ...at }),
      server.as('patch', `/devices/${stranger.id}`).send(at),
      server.as('post', `/organizations/${place.organizationId}/locations`).send({ name: 'New' }),
      server.as('post', '/people').send({
        kind: 'END_USER',
        name: 'New',
        email: `${uniqueName('new').replace(' ', '-')}@people.test`,
        organizationId: place.organizationId,
      }),
    ];
    for (const request of refused) {
      expect((await request.expect(422)).body).toMatchObject({ errors: [{ code: 'place.archived' }] });
    }
    const { body } = await server
      .as('post', `/licenses/${byHand}/assignments`)
      .send({ deviceIds: [device.id] })
      .expect(201);
    expect(body).toMatchObject({ created: [], rejected: [{ id: device.id, code: 'place.archived' }] });
    await server
      .anonymous('post', new URL(token.inventoryUrl).pathname.replace('/api/v1', ''))
      .send({ action: 'contact' })
      .expect(401);
  });

  it('are listed apart from those in use', async () => {
    const name = uniqueName('Archived');
    const { body } = await server.as('post', '/organizations').send({ name }).expect(201);
    const location = await server.as('post', `/organizations/${body.id}/locations`).send({ name }).expect(201);
    const listed = async (path: string) =>
      (await server.as('get', `${path}?q=${encodeURIComponent(name)}`).expect(200)).body.total;
    expect(await listed('/organizations')).toBe(1);
    expect(await listed('/locations')).toBe(1);
    await server.as('post', `/organizations/${body.id}/archive`).set('If-Match', '"7"').expect(412);
    await server.as('post', `/organizations/${body.id}/archive`).set('If-Match', '"1"').expect(200);
    expect(await listed('/organizations')).toBe(0);
    expect(await listed('/locations')).toBe(0);
    const archived = await server.as('get', `/organizations?archived=true&q=${encodeURIComponent(name)}`).expect(200);
    expect(archived.body.items).toMatchObject([{ id: body.id }]);
    const own = await server.as('get', `/organizations/${body.id}/locations`).expect(200);
    expect(own.body.items).toMatchObject([{ id: location.body.id }]);
  });
});
