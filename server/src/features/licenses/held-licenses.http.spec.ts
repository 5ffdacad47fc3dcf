import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson, aTechnician, signedIn, signedInWith } from '../people/people.factory.js';

const some = (organizationId: number, level: 'VIEW' | 'FULL') =>
  ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level }] }) as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** A holder of each kind, at one place. */
const kinds = {
  devices: { type: 'PER_DEVICE', ids: 'deviceIds', area: 'DEVICES' },
  people: { type: 'PER_USER', ids: 'personIds', area: 'END_USERS' },
  locations: { type: 'PER_SITE', ids: 'locationIds', area: 'ORGANIZATIONS' },
} as const;

describe.each(['devices', 'people', 'locations'] as const)('the licenses of %s', (kind) => {
  const { type, ids, area } = kinds[kind];
  let place: { id: number; organizationId: number };
  let holder: number;
  beforeEach(async () => {
    place = await aLocation(server.database);
    const { organizationId } = place;
    if (kind === 'devices') holder = (await aDevice(server.database, { location: place })).id;
    if (kind === 'people') holder = (await aPerson(server.database, { kind: 'END_USER', organizationId })).id;
    if (kind === 'locations') holder = place.id;
  });
  const path = () => `/${kind}/${holder}/licenses`;
  const names = async (parameters: string): Promise<string[]> =>
    (await server.as('get', `${path()}?${parameters}`).expect(200)).body.items.map(
      (item: { name: string }) => item.name,
    );

  async function held(fields: Record<string, unknown> = {}, seats = 1) {
    const license = await aManualLicense(server, { type, ...fields });
    const body = { [ids]: [holder], seats, assignedOn: '2026-01-01', note: 'Of the seat' };
    const { created } = (await server.as('post', license.seats).send(body).expect(201)).body;
    return { ...license, seatId: created[0].id as number };
  }

  it('are the licenses as lists show them, each with its seat', async () => {
    const license = await held({ note: 'Of the license', tags: ['design'] }, 2);
    const { body } = await server.as('get', path()).expect(200);
    expect(body).toMatchObject({ page: 1, pageSize: 50, total: 1 });
    expect(body.items[0]).toMatchObject({
      id: license.id,
      name: license.name,
      type,
      assignmentMode: 'MANUAL',
      quantity: 10,
      usage: 2,
      compliance: 'COMPLIANT',
      status: 'PERPETUAL',
      tags: ['design'],
      scope: { global: true },
      assignmentId: license.seatId,
      assignedOn: '2026-01-01',
      endedOn: null,
      seats: 2,
      origin: 'MANUAL',
      endReason: null,
      note: 'Of the seat',
    });
    const file = await server.as('get', `${path()}/export`).expect(200);
    expect(file.text).toContain(`${license.id},${license.name},PERPETUAL,,,${type},MANUAL,10,2,COMPLIANT,,2026-01-01,`);
  });

  it('are filtered and sorted like licenses, and with what was held before on request', async () => {
    const tag = uniqueName('tag');
    const now = await held({ quantity: 20 });
    const before = await held({ tags: [tag] });
    await server.as('delete', `${before.seats}/${before.seatId}`).expect(204);
    expect(await names('')).toEqual([now.name]);
    expect(await names('active=false&sort=-available')).toEqual([now.name, before.name]);
    expect(await names('active=false&sort=endedOn')).toEqual([before.name, now.name]);
    expect(await names(`active=false&tag=${encodeURIComponent(tag)}`)).toEqual([before.name]);
    expect(await names(`active=false&q=${encodeURIComponent(now.name.toUpperCase())}`)).toEqual([now.name]);
    await server.as('get', `${path()}?active=maybe`).expect(400);
    await server.as('get', `/${kind}/987654/licenses`).expect(404);
  });

  it('are shown as far as one may see them', async () => {
    const { organizationId } = place;
    const scope = { global: false, organizationIds: [organizationId], locationIds: [] };
    const own = await held({ scope });
    await held();
    const nobody = await signedIn(server, (await aTechnician(server.database)).email);
    await nobody('get', path()).expect(403);
    const withoutLicenses = await signedInWith(server, { [area]: some(organizationId, 'VIEW') });
    await withoutLicenses('get', path()).expect(403);
    const elsewhere = await aLocation(server.database);
    const foreign = await signedInWith(server, {
      [area]: some(elsewhere.organizationId, 'FULL'),
      SOFTWARE_LICENSES: some(elsewhere.organizationId, 'FULL'),
    });
    await foreign('get', path()).expect(404);
    const partly = await signedInWith(server, {
      [area]: some(organizationId, 'VIEW'),
      SOFTWARE_LICENSES: some(organizationId, 'VIEW'),
    });
    const { items } = (await partly('get', path()).expect(200)).body;
    expect(items.map((item: { id: number }) => item.id)).toEqual([own.id]);
  });
});
