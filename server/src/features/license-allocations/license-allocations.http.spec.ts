import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';

describe('allocations of a license', () => {
  let server: TestServer;
  let [one, two, three]: { id: number; organizationId: number }[] = [];
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    one = await aLocation(server.database);
    two = await aLocation(server.database);
    three = await aLocation(server.database);
  });

  async function aLicense(fields: object = {}): Promise<number> {
    const body = { name: uniqueName('License'), quantity: 10, type: 'PER_DEVICE', assignmentMode: 'MANUAL', ...fields };
    return (await server.as('post', '/licenses').send(body).expect(201)).body.id;
  }

  function allocate(licenseId: number, ...shares: [{ organizationId: number } | undefined, number][]) {
    return server
      .as('put', `/licenses/${licenseId}/allocations`)
      .send(shares.map(([place, quantity]) => ({ organizationId: place?.organizationId, quantity })));
  }

  async function give(licenseId: number, place: { id: number; organizationId: number } | undefined, seats: number) {
    const device = await aDevice(server.database, place === undefined ? {} : { location: place });
    return server.as('post', `/licenses/${licenseId}/assignments`).send({ deviceIds: [device.id], seats });
  }

  it('show what each organization has and uses, and what is left for the others', async () => {
    const id = await aLicense();
    const { body } = await allocate(id, [two, 3], [one, 4]).expect(200);
    expect(body).toMatchObject({ unallocated: 3 });
    expect((await give(id, one, 5)).status).toBe(201);
    expect((await give(id, three, 2)).status).toBe(201);
    const read = await server.as('get', `/licenses/${id}/allocations`).expect(200);
    expect(read.body.unallocated).toBe(1);
    expect(read.body.items).toMatchObject(
      [
        {
          organization: { id: one?.organizationId },
          quantity: 4,
          usage: 5,
          available: -1,
          compliance: 'UNDER_LICENSED',
        },
        { organization: { id: two?.organizationId }, quantity: 3, usage: 0, available: 3, compliance: 'COMPLIANT' },
      ].sort((a, b) => Number(a.organization.id) - Number(b.organization.id)),
    );
    expect((await allocate(id).expect(200)).body).toMatchObject({ items: [], unallocated: 3 });
  });

  it('are the quantity of the license in its organization', async () => {
    const cost = { mode: 'PER_LICENSE', amount: '10.00', currency: 'USD' };
    const id = await aLicense({ cost });
    const ofOrganization = async () => {
      const path = `/organizations/${one?.organizationId}/licenses`;
      const { body } = await server.as('get', path).expect(200);
      return body.items.find((license: { id: number }) => license.id === id);
    };
    expect(await ofOrganization()).toBeUndefined();
    await allocate(id, [one, 4]).expect(200);
    expect(await ofOrganization()).toMatchObject({ quantity: 4, usage: 0, available: 4, compliance: 'COMPLIANT' });
    expect((await give(id, one, 1)).status).toBe(201);
    expect(await ofOrganization()).toMatchObject({ quantity: 4, usage: 1, cost: { unusedCost: '30.00' } });
    expect((await give(id, one, 4)).status).toBe(201);
    expect(await ofOrganization()).toMatchObject({ available: -1, compliance: 'UNDER_LICENSED' });
  });

  it('never come to more than the quantity, whichever is changed', async () => {
    const id = await aLicense();
    const { body } = await allocate(id, [one, 6], [two, 5]).expect(422);
    expect(body.errors).toMatchObject([{ field: '1.quantity', code: 'allocation.exceeds-quantity' }]);
    await allocate(id, [one, 6], [two, 4]).expect(200);
    const quantity = (value: number) => server.as('put', `/licenses/${id}/quantity`).send({ quantity: value });
    expect((await quantity(9).expect(422)).body.errors).toMatchObject([{ code: 'quantity.allocated' }]);
    expect((await server.as('patch', `/licenses/${id}`).send({ quantity: 9 }).expect(422)).body.errors).toMatchObject([
      { code: 'quantity.allocated' },
    ]);
    await quantity(12).expect(200);
    const answers = await Promise.all([quantity(10), allocate(id, [one, 6], [two, 6])]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422]);
  });

  it('belong to organizations in scope: narrowing the scope takes them away', async () => {
    const scope = (...places: ({ organizationId: number } | undefined)[]) => ({
      global: false,
      organizationIds: places.map((place) => place?.organizationId),
      locationIds: [],
    });
    const id = await aLicense({ scope: scope(one, two) });
    const { body } = await allocate(id, [three, 1]).expect(422);
    expect(body.errors).toMatchObject([{ field: '0.organizationId', code: 'reference.unknown' }]);
    await allocate(id, [one, 1], [two, 2]).expect(200);
    await server
      .as('patch', `/licenses/${id}`)
      .send({ scope: scope(two) })
      .expect(200);
    const read = await server.as('get', `/licenses/${id}/allocations`).expect(200);
    expect(read.body.items).toMatchObject([{ organization: { id: two?.organizationId }, quantity: 2 }]);
  });

  it('are refused as a whole when anything is wrong with the list', async () => {
    const id = await aLicense();
    await allocate(id, [one, 1], [one, 2]).expect(422);
    await allocate(id, [one, -1]).expect(422);
    await allocate(id, [one, 10_000_001]).expect(422);
    await server.as('put', `/licenses/${id}/allocations`).send({ organizationId: 1 }).expect(400);
    await server
      .as('put', `/licenses/${id}/allocations`)
      .send([[1, 2]])
      .expect(400);
    await server
      .as('put', `/licenses/${id}/allocations`)
      .send([{ organizationId: 1, quantity: 1, extra: 1 }])
      .expect(400);
    const { etag } = (await server.as('get', `/licenses/${id}/allocations`).expect(200)).headers;
    await server.as('put', `/licenses/${id}/allocations`).set('If-Match', '"4"').send([]).expect(412);
    await server.as('put', `/licenses/${id}/allocations`).set('If-Match', String(etag)).send([]).expect(200);
    await server.as('put', '/licenses/999999/allocations').send([]).expect(404);
    expect((await server.as('get', `/licenses/${id}/allocations`).expect(200)).body.items).toEqual([]);
  });

  it('bound seats by hand where the quantity is enforced', async () => {
    const id = await aLicense({ enforceQuantity: true });
    await allocate(id, [one, 4], [two, 3]).expect(200);
    const refused = await give(id, one, 5);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'license.allocation-exceeded',
      detail: expect.stringContaining('4 more'),
    });
    expect((await give(id, three, 4)).body.code).toBe('license.quantity-exceeded');
    expect((await give(id, three, 3)).status).toBe(201);
    expect((await give(id, one, 4)).status).toBe(201);
    expect((await give(id, one, 1)).body.code).toBe('license.allocation-exceeded');
    expect((await give(id, two, 3)).status).toBe(201);
  });

  it('50 people who give the last 10 seats at once give exactly 10', async () => {
    const id = await aLicense({ enforceQuantity: true });
    const devices = await Promise.all(Array.from({ length: 50 }, () => aDevice(server.database, { location: one! })));
    const answers = await Promise.all(
      devices.map((device) => server.as('post', `/licenses/${id}/assignments`).send({ deviceIds: [device.id] })),
    );
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(10);
    expect(statuses.filter((status) => status === 409)).toHaveLength(40);
    expect((await server.as('get', `/licenses/${id}`).expect(200)).body).toMatchObject({ usage: 10, available: 0 });
  });
});
