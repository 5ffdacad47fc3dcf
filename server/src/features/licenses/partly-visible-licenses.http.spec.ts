import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaPermission, PermissionLevel } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice, anInstallation, type BuiltDevice } from '../devices/devices.factory.js';
import { signedInWith } from '../people/people.factory.js';

describe('a license that covers organizations in which somebody may not see licenses', () => {
  let server: TestServer;
  let mine: BuiltDevice;
  let hidden: BuiltDevice;
  let as: TestServer['as'];
  beforeAll(async () => {
    server = await startTestServer();
    mine = await aDevice(server.database);
    hidden = await aDevice(server.database);
    as = await signedInWith(server, {
      SOFTWARE_LICENSES: only('FULL'),
      ORGANIZATIONS: only('VIEW'),
      DEVICES: only('VIEW'),
    });
  });
  afterAll(() => server.close());

  const only = (level: PermissionLevel): AreaPermission => ({
    defaultLevel: 'NONE',
    organizationOverrides: [{ organizationId: mine.organizationId, level }],
  });
  const butHidden = (level: PermissionLevel): AreaPermission => ({
    defaultLevel: level,
    organizationOverrides: [{ organizationId: hidden.organizationId, level: 'NONE' }],
  });
  const perLicense = { mode: 'PER_LICENSE', amount: '12', currency: 'USD' };

  /** A license of both organizations with one seat in mine and two in the other, unless it says otherwise. */
  async function aSharedLicense(fields: object = {}): Promise<{ id: number; name: string; path: string }> {
    const name = uniqueName('Shared');
    const scope = { global: false, organizationIds: [mine.organizationId, hidden.organizationId] };
    const kind = { type: 'PER_DEVICE', assignmentMode: 'MANUAL' };
    const body = { name, quantity: 10, scope, cost: perLicense, ...kind, ...fields };
    const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
    const path = `/licenses/${id}`;
    if (body.type === 'PER_DEVICE') {
      await server
        .as('post', `${path}/assignments`)
        .send({ deviceIds: [mine.id] })
        .expect(201);
      await server
        .as('post', `${path}/assignments`)
        .send({ deviceIds: [hidden.id], seats: 2 })
        .expect(201);
    }
    return { id, name, path };
  }
  const allocate = (path: string, shares: [BuiltDevice, number][]) =>
    server
      .as('put', `${path}/allocations`)
      .send(shares.map(([{ organizationId }, quantity]) => ({ organizationId, quantity })))
      .expect(200);

  it('shows the usage and the names of what is seen, and no figure of the whole', async () => {
    const { path, name } = await aSharedLicense();
    const { body } = await as('get', path).expect(200);
    expect(body).toMatchObject({
      scope: { global: false, complete: false, organizations: [{ id: mine.organizationId }] },
      usage: 1,
      quantity: null,
      available: null,
      compliance: null,
      cost: null,
    });
    expect(body.scope.organizations).toHaveLength(1);
    const listed = (await as('get', `/licenses?q=${encodeURIComponent(name)}`).expect(200)).body.items;
    expect(listed).toEqual([body]);
    expect((await server.as('get', path)).body).toMatchObject({
      scope: { complete: true },
      usage: 3,
      quantity: 10,
      cost: { totalCost: '120.00' },
    });
  });

  it('shows what is allocated to them as the quantity, with its part of a price per license', async () => {
    const { path } = await aSharedLicense();
    await allocate(path, [
      [mine, 4],
      [hidden, 5],
    ]);
    expect((await as('get', path).expect(200)).body).toMatchObject({
      usage: 1,
      quantity: 4,
      available: 3,
      compliance: 'COMPLIANT',
      cost: { unitCost: '12.00', totalCost: '48.00', yearlyCost: '0.00', unusedCost: '36.00' },
    });
    const total = await aSharedLicense({ cost: { mode: 'TOTAL', amount: '100', currency: 'USD' } });
    await allocate(total.path, [[mine, 4]]);
    expect((await as('get', total.path).expect(200)).body).toMatchObject({ quantity: 4, cost: null });
  });

  it('has no number of a custom one', async () => {
    const { path } = await aSharedLicense({ type: 'CUSTOM', assignmentMode: null, usage: 7 });
    expect((await as('get', path).expect(200)).body).toMatchObject({ usage: null, quantity: null, available: null });
    const { body } = await as('get', `${path}/usage-series`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ quantity: null, usage: null });
  });

  it('keeps purchases, usage history and files to those who see the whole', async () => {
    const { path } = await aSharedLicense();
    for (const part of ['purchases', 'purchases/export', 'usage-history', 'usage-history/export', 'attachments']) {
      const { body } = await as('get', `${path}/${part}`).expect(403);
      expect(body.code, part).toBe('license.partly-visible');
      await server.as('get', `${path}/${part}`).expect(200);
    }
  });

  it('is filtered and sorted by what is seen', async () => {
    const { name, path } = await aSharedLicense({ quantity: 1 });
    const find = async (query: string) =>
      (await as('get', `/licenses?q=${encodeURIComponent(name)}&${query}`).expect(200)).body.total;
    expect(await find('compliance=UNDER_LICENSED')).toBe(0);
    expect(await find(`organizationId=${mine.organizationId}`)).toBe(1);
    expect(await find(`organizationId=${hidden.organizationId}`)).toBe(0);
    expect(await find('hasUnusedCost=true')).toBe(0);
    await server.as('put', `${path}/quantity`).send({ quantity: 9 }).expect(200);
    await allocate(path, [[mine, 1]]);
    expect(await find('compliance=FULL')).toBe(1);
    expect(await find('hasUnusedCost=true')).toBe(0);
    const summary = (await as('get', `/licenses/summary?q=${encodeURIComponent(name)}`).expect(200)).body;
    expect(summary).toMatchObject({ licenses: 1, underLicensed: 0 });
    for (const sort of ['quantity', 'usage', 'available', 'compliance', 'unitCost', 'totalCost', 'yearlyCost'])
      await as('get', `/licenses?sort=-${sort}`).expect(200);
  });

  it('tells of the organization what is seen of it, and of a day the seats that are seen', async () => {
    const { id, path } = await aSharedLicense();
    const { body } = await as('get', `/organizations/${mine.organizationId}/licenses?pageSize=200`).expect(200);
    const found = body.items.find((each: { id: number }) => each.id === id);
    expect(found).toMatchObject({ usage: 1, quantity: null, cost: null, scope: { complete: false } });
    const series = (await as('get', `${path}/usage-series`).expect(200)).body;
    expect(series.items.at(-1)).toMatchObject({ quantity: null, usage: 1 });
    expect(series.organizations).toMatchObject([{ id: mine.organizationId }]);
    const held = (await as('get', `/devices/${mine.id}/licenses?pageSize=200`).expect(200)).body;
    expect(held.items.find((each: { id: number }) => each.id === id)).toMatchObject({ quantity: null, usage: 1 });
  });

  it('stays as it is seen while others have more of it', async () => {
    const { path } = await aSharedLicense();
    const asked = ['', '/exceptions', '/allocations', '/usage-series', '/assignments'];
    const answers = async () => {
      const all = [];
      for (const part of asked) {
        const { text, headers } = await as('get', `${path}${part}`).expect(200);
        all.push([part, headers['etag'], text]);
      }
      return all;
    };
    const before = await answers();
    await allocate(path, [[hidden, 3]]);
    await server
      .as('post', `${path}/assignments`)
      .send({ deviceIds: [(await another(hidden)).id] })
      .expect(201);
    expect(await answers()).toEqual(before);
  });
  const another = (device: BuiltDevice) =>
    aDevice(server.database, { location: { id: device.locationId, organizationId: device.organizationId } });

  it('is seen with one organization that is not excepted from default access, too', async () => {
    const { path } = await aSharedLicense();
    const most = await signedInWith(server, { SOFTWARE_LICENSES: butHidden('FULL') });
    expect((await most('get', path).expect(200)).body).toMatchObject({ usage: 1, quantity: null });
    await most('patch', path).send({ description: 'x' }).expect(403);
  });

  it('may be changed where it is global and default access allows it, but for what concerns the whole', async () => {
    const { id, path } = await aSharedLicense({ scope: { global: true }, enforceQuantity: true });
    const most = await signedInWith(server, { SOFTWARE_LICENSES: butHidden('FULL'), DEVICES: butHidden('VIEW') });
    expect((await most('get', path).expect(200)).body).toMatchObject({
      usage: 1,
      quantity: null,
      scope: { complete: false },
    });
    await most('patch', path).send({ description: 'seen' }).expect(200);
    for (const [method, part, body] of [
      ['patch', '', { quantity: 20 }],
      ['put', '/quantity', { quantity: 20 }],
      ['post', '/purchases', { quantityDelta: 3 }],
    ] as const) {
      const answer = await most(method, `${path}${part}`).send(body).expect(403);
      expect(answer.body.code, part).toBe('license.partly-visible');
    }
    const preview = (await most('post', '/licenses/preview').send({ licenseId: id }).expect(200)).body;
    expect(preview).toMatchObject({ usageAfter: 1, quantityAfter: null, complianceAfter: null });
    const refused = await most('post', `${path}/assignments`)
      .send({ deviceIds: [(await another(mine)).id], seats: 8 })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'license.quantity-exceeded' });
    expect(refused.body.detail).not.toMatch(/\d/);
  });

  it('is left as it is by an upsert that says nothing new, and its quantity stays', async () => {
    const { name, path } = await aSharedLicense({ scope: { global: true } });
    const most = await signedInWith(server, { SOFTWARE_LICENSES: butHidden('FULL') });
    await most('post', '/licenses/upsert').send({ name, description: 'by name' }).expect(200);
    expect((await server.as('get', path)).body).toMatchObject({ description: 'by name', quantity: 10 });
    await most('post', '/licenses/upsert').send({ name, quantity: 10 }).expect(403);
  });

  it('names no software that is installed in hidden organizations alone', async () => {
    const [seen, secret] = [
      await anInstallation(server.database, mine.id),
      await anInstallation(server.database, hidden.id),
    ];
    await server.database.query(sql`
      INSERT INTO product_device_count (product_id, organization_id, devices)
      VALUES (${seen.productId}, ${mine.organizationId}, 1), (${secret.productId}, ${hidden.organizationId}, 1)`);
    const editor = await signedInWith(server, {
      SOFTWARE_LICENSES: only('FULL'),
      SOFTWARE_CATALOG: only('VIEW'),
      DEVICES: only('VIEW'),
    });
    const request = (productId: number) => ({
      name: uniqueName('Probe'),
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      scope: { global: false, organizationIds: [mine.organizationId] },
      assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
    });
    const probe = async (productId: number) => {
      const { body } = await editor('post', '/licenses').send(request(productId)).expect(422);
      await editor('post', '/licenses/preview').send(request(productId)).expect(422);
      return body.errors;
    };
    expect(await probe(secret.productId)).toEqual(await probe(987_654));
    const { body } = await editor('post', '/licenses').send(request(seen.productId)).expect(201);
    // What somebody else named stays, and may be sent back.
    const both = { match: 'ANY', items: [seen, secret].map(({ productId }) => ({ productId })) };
    await server
      .as('patch', `/licenses/${body.id}`)
      .send({ assignmentRule: { products: both } })
      .expect(200);
    await editor('patch', `/licenses/${body.id}`)
      .send({ description: 'x', assignmentRule: { products: both } })
      .expect(200);
  });

  it('has keys for those who may change keys in all of it, whatever they see of it', async () => {
    const { path } = await aSharedLicense();
    const keys = await signedInWith(server, { SOFTWARE_LICENSES: only('VIEW'), LICENSE_KEYS: only('FULL') });
    await keys('get', `${path}/keys`).expect(200);
    await keys('post', `${path}/keys`).send({ value: 'AAAA-BBBB' }).expect(403);
  });
});
