import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';
import { anActor } from '../people/people.factory.js';
import { LicenseInsight } from './license-insight.service.js';
import type { PreviewLicenseRequest } from './license-request.dto.js';

let server: TestServer;
let place: { id: number; organizationId: number };

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  place = await aLocation(server.database);
});

async function aProduct(name = uniqueName('Product')): Promise<{ productId: number; titleId: number }> {
  const product = await server.database.one<{ id: number }>(
    sql`INSERT INTO product (name, kind, key) VALUES (${name}, 'APPLICATION', ${name}) RETURNING id`,
  );
  const title = await server.database.one<{ id: number }>(sql`
    INSERT INTO title (name, product_id, matched_by) VALUES (${name}, ${product.id}, 'GENERAL') RETURNING id`);
  return { productId: product.id, titleId: title.id };
}

async function aDevice(software: { titleId: number; version?: string }[] = []): Promise<number> {
  const device = await server.database.one<{ id: number }>(sql`
    INSERT INTO device (organization_id, location_id, name, device_class)
    VALUES (${place.organizationId}, ${place.id}, ${uniqueName('device')}, 'LAPTOP') RETURNING id`);
  for (const { titleId, version = '' } of software) {
    await server.database.query(sql`
      WITH r AS (
        INSERT INTO release (title_id, version) VALUES (${titleId}, ${version})
        ON CONFLICT (title_id, version) DO UPDATE SET version = excluded.version RETURNING id
      )
      INSERT INTO installation (device_id, release_id, first_seen_at) SELECT ${device.id}, id, now() FROM r`);
  }
  return device.id;
}

const automatic = (productId: number, extra: object = {}) => ({
  name: uniqueName('License'),
  type: 'PER_DEVICE',
  assignmentMode: 'AUTOMATIC',
  quantity: 1,
  assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
  ...extra,
});

async function create(body: object): Promise<{ id: number; version: number; usage: number }> {
  return (await server.as('post', '/licenses').send(body).expect(201)).body;
}

describe('an automatic license', () => {
  it('gives seats as it is created and says that it is short', async () => {
    const { productId, titleId } = await aProduct();
    const holders = [await aDevice([{ titleId }]), await aDevice([{ titleId }])];
    await aDevice();
    const answer = await server
      .as('post', '/licenses')
      .send(automatic(productId, { cost: { mode: 'PER_LICENSE', amount: '20', currency: 'usd' } }))
      .expect(201);
    expect(answer.body).toMatchObject({
      usage: 2,
      available: -1,
      compliance: 'UNDER_LICENSED',
      status: 'PERPETUAL',
      daysToExpiration: null,
      cost: { mode: 'PER_LICENSE', amount: '20.00', currency: 'USD', unitCost: '20.00', totalCost: '20.00' },
    });
    const seats = await server.as('get', `/licenses/${answer.body.id}/assignments?active=true&sort=id`).expect(200);
    expect(seats.body.items.map((seat: { holder: { id: number } }) => seat.holder.id)).toEqual(holders);
    expect(seats.body.items[0]).toMatchObject({ origin: 'RULE', seats: 1, endedOn: null, holder: { kind: 'DEVICE' } });
    const refused = await server
      .as('post', `/licenses/${answer.body.id}/assignments`)
      .send({ deviceIds: holders })
      .expect(422);
    expect(refused.body.code).toBe('license.automatic');
  });

  it('gives its seats also when an Idempotency-Key makes one transaction of its creation', async () => {
    const { productId, titleId } = await aProduct();
    const holder = await aDevice([{ titleId }]);
    const body = automatic(productId);
    const send = () => server.as('post', '/licenses').set('Idempotency-Key', body.name.replaceAll(' ', '-')).send(body);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body).toMatchObject({ usage: 1, available: 0 });
    expect(second.body).toEqual(first.body);
    const { body: page } = await server.as('get', `/licenses/${first.body.id}/assignments`).expect(200);
    expect(page.items).toMatchObject([{ holder: { id: holder } }]);
  });

  it('is previewed with the devices that one may see, and scoped to organizations that one may see', async () => {
    const { productId, titleId } = await aProduct();
    const seen = await aDevice([{ titleId }]);
    const hidden = await aLocation(server.database);
    const shown = place;
    place = hidden;
    await aDevice([{ titleId }]);
    const everywhere = { defaultLevel: 'FULL' as const, organizationOverrides: [] };
    const allButHidden = {
      ...everywhere,
      organizationOverrides: [{ organizationId: hidden.organizationId, level: 'NONE' as const }],
    };
    const preview = (actor: Actor, change: object = {}) =>
      server.app.get(LicenseInsight).preview(actor, { ...automatic(productId), ...change } as PreviewLicenseRequest);
    const byDevices = anActor({ SOFTWARE_LICENSES: everywhere, DEVICES: allButHidden });
    expect(await preview(byDevices)).toMatchObject({ wouldAssign: 1, sample: { assign: [{ id: seen }] } });
    const byLicenses = anActor({ SOFTWARE_LICENSES: allButHidden, SOFTWARE_CATALOG: everywhere, DEVICES: everywhere });
    const scoped = (organizationId: number, locationIds: number[]) =>
      preview(byLicenses, { scope: { global: false, organizationIds: [organizationId], locationIds } });
    expect(await scoped(shown.organizationId, [shown.id])).toMatchObject({ wouldAssign: 1 });
    for (const [organizationId, locationId] of [
      [hidden.organizationId, hidden.id],
      [987_654, 987_654],
    ] as const) {
      await expect(scoped(organizationId, [locationId])).rejects.toMatchObject({
        details: {
          errors: [
            { field: 'scope.organizationIds', code: 'reference.unknown' },
            { field: 'scope.locationIds', code: 'reference.unknown' },
          ],
        },
      });
    }
  });

  it('is previewed as it will be, and moves seats when its rule changes', async () => {
    const first = await aProduct();
    const second = await aProduct();
    await aDevice([first]);
    await aDevice([first, second]);
    const preview = await server.as('post', '/licenses/preview').send(automatic(first.productId)).expect(200);
    expect(preview.body).toMatchObject({
      wouldAssign: 2,
      wouldEnd: 0,
      usageAfter: 2,
      complianceAfter: 'UNDER_LICENSED',
      warnings: [],
    });
    const license = await create(automatic(first.productId));
    const narrowed = {
      assignmentRule: {
        products: { match: 'ALL', items: [{ productId: first.productId }, { productId: second.productId }] },
      },
    };
    const change = await server
      .as('post', '/licenses/preview')
      .send({ licenseId: license.id, ...narrowed })
      .expect(200);
    expect(change.body).toMatchObject({
      wouldAssign: 0,
      wouldEnd: 1,
      unchanged: 1,
      usageAfter: 1,
      complianceAfter: 'FULL',
    });
    expect(change.body.sample.end).toHaveLength(1);
    const changed = await server.as('patch', `/licenses/${license.id}`).send(narrowed).expect(200);
    expect(changed.body).toMatchObject({ usage: 1, compliance: 'FULL', version: 2 });
    const ended = await server.as('get', `/licenses/${license.id}/assignments?active=false`).expect(200);
    expect(ended.body.items).toMatchObject([{ endReason: 'RULE_NO_LONGER_MATCHES' }]);
  });

  it('explains a device that has one of two products in the wrong version', async () => {
    const first = await aProduct('Explained One');
    const second = await aProduct('Explained Two');
    const device = await aDevice([{ ...first, version: '2018' }, second]);
    const license = await create(
      automatic(0, {
        assignmentRule: {
          products: {
            match: 'ALL',
            items: [{ productId: first.productId, versionRange: '>=2019' }, { productId: second.productId }],
          },
        },
      }),
    );
    const why = await server.as('get', `/licenses/${license.id}/explain?deviceId=${device}`).expect(200);
    expect(why.body).toMatchObject({ assigned: false, matched: false, assignment: null });
    expect(why.body.checks.map((check: { kind: string; passed: boolean }) => [check.kind, check.passed])).toEqual([
      ['STATUS', true],
      ['SCOPE', true],
      ['PRODUCTS', false],
    ]);
    expect(why.body.checks[2].detail).toContain('1 of the 2 products: the rule asks for all');
    expect(why.body.checks[2].facts).toMatchObject([
      { name: 'Explained One', holds: false, versions: ['2018'], versionRange: '>=2019' },
      { name: 'Explained Two', holds: true },
    ]);
    expect(why.body.advice[0]).toContain('version range');
  });

  it('assigns nothing without a section, and says so', async () => {
    await aDevice();
    const body = automatic(0, { assignmentRule: {} });
    const preview = await server.as('post', '/licenses/preview').send(body).expect(200);
    expect(preview.body).toMatchObject({ wouldAssign: 0, warnings: [expect.stringContaining('assigns nothing')] });
    expect((await create(body)).usage).toBe(0);
  });

  it('holds seats in its scope only, and ends those that fall out of it', async () => {
    const { productId, titleId } = await aProduct();
    await aDevice([{ titleId }]);
    const elsewhere = await aLocation(server.database);
    const license = await create(automatic(productId));
    expect(license.usage).toBe(1);
    const limited = { scope: { global: false, organizationIds: [elsewhere.organizationId] } };
    const moved = await server.as('patch', `/licenses/${license.id}`).send(limited).expect(200);
    expect(moved.body).toMatchObject({
      usage: 0,
      scope: { global: false, organizations: [{ id: elsewhere.organizationId }] },
    });
    const ended = await server.as('get', `/licenses/${license.id}/assignments`).expect(200);
    expect(ended.body.items).toMatchObject([{ endReason: 'OUT_OF_SCOPE' }]);
  });
});

describe('a manual license', () => {
  const manual = (extra: object = {}) => ({
    name: uniqueName('Manual'),
    type: 'PER_DEVICE',
    assignmentMode: 'MANUAL',
    quantity: 2,
    ...extra,
  });

  it('is given, changed and ended by hand', async () => {
    const license = await create(manual());
    const device = await aDevice();
    const path = `/licenses/${license.id}/assignments`;
    const added = await server
      .as('post', path)
      .send({ deviceIds: [device, device, 999_999], seats: 2, note: 'n' })
      .expect(201);
    expect(added.body).toMatchObject({
      created: [{ holder: { id: device }, seats: 2, origin: 'MANUAL', note: 'n' }],
      alreadyHeld: [],
      rejected: [{ id: 999_999, code: 'not-found' }],
    });
    const again = await server
      .as('post', path)
      .send({ deviceIds: [device] })
      .expect(201);
    expect(again.body).toMatchObject({ created: [], alreadyHeld: [device] });
    expect((await server.as('get', `/licenses/${license.id}`)).body).toMatchObject({ usage: 2, compliance: 'FULL' });
    const seat = `${path}/${added.body.created[0].id}`;
    await server.as('patch', seat).send({ seats: 1, assignedOn: '2020-02-29' }).expect(200);
    await server.as('patch', seat).send({ assignedOn: '2999-01-01' }).expect(422);
    await server.as('delete', seat).expect(204);
    await server.as('delete', seat).expect(204);
    expect((await server.as('get', `/licenses/${license.id}`)).body).toMatchObject({ usage: 0 });
    const held = await server.as('get', `${path}?asOf=2021-01-01`).expect(200);
    expect(held.body.items).toMatchObject([{ assignedOn: '2020-02-29', endReason: 'REMOVED' }]);
  });

  it('has one seat of a holder on any day', async () => {
    const deviceId = await aDevice();
    const license = await create({ name: uniqueName('License'), type: 'PER_DEVICE', assignmentMode: 'MANUAL' });
    const path = `/licenses/${license.id}/assignments`;
    const add = async (assignedOn: string) =>
      (
        await server
          .as('post', path)
          .send({ deviceIds: [deviceId], assignedOn })
          .expect(201)
      ).body;
    const first = (await add('2026-01-10')).created[0];
    await server.as('delete', `${path}/${first.id}`).expect(204);
    expect((await add('2026-02-01')).rejected).toMatchObject([{ id: deviceId, code: 'assignment.overlaps' }]);
    const today = (await server.as('get', `${path}?active=false`).expect(200)).body.items[0].endedOn;
    const second = (await add(today)).created[0];
    const moved = await server.as('patch', `${path}/${second.id}`).send({ assignedOn: '2026-02-01' }).expect(422);
    expect(moved.body.errors).toMatchObject([{ field: 'assignedOn', code: 'assignment.overlaps' }]);
    await server.as('patch', `${path}/${first.id}`).send({ assignedOn: '2026-01-01' }).expect(200);
    for (const day of ['2026-01-05', '2026-03-03', today]) {
      expect((await server.as('get', `${path}?asOf=${day}`).expect(200)).body.total).toBe(1);
    }
  });

  it('never passes a quantity that it enforces, however many try at once', async () => {
    const license = await create(manual({ quantity: 3, enforceQuantity: true }));
    const devices = await Promise.all(Array.from({ length: 8 }, () => aDevice()));
    const answers = await Promise.all(
      devices.map((id) => server.as('post', `/licenses/${license.id}/assignments`).send({ deviceIds: [id] })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(5);
    expect((await server.as('get', `/licenses/${license.id}`)).body.usage).toBe(3);
  });
});

describe('a custom license', () => {
  it('keeps purchases and usage history', async () => {
    const license = await create({
      name: uniqueName('Custom'),
      type: 'CUSTOM',
      quantity: 10,
      usage: 4,
      purchaseDate: '2026-01-15',
    });
    const path = `/licenses/${license.id}`;
    const changed = await server
      .as('put', `${path}/quantity`)
      .send({ quantity: 25, usage: 30, unitCost: '2.50', poNumber: 'PO-7', note: 'more' })
      .expect(200);
    expect(changed.body).toMatchObject({ quantity: 25, usage: 30, available: -5, compliance: 'UNDER_LICENSED' });
    const purchases = await server.as('get', `${path}/purchases`).expect(200);
    expect(purchases.body.items).toMatchObject([
      {
        kind: 'PURCHASE',
        quantityDelta: 15,
        quantityAfter: 25,
        unitCost: '2.50',
        totalCost: '37.50',
        poNumber: 'PO-7',
        by: 'Admin',
      },
      { kind: 'INITIAL', quantityDelta: 10, quantityAfter: 10, purchasedOn: '2026-01-15' },
    ]);
    const history = await server.as('get', `${path}/usage-history`).expect(200);
    expect(history.body.items).toMatchObject([
      { oldQuantity: 10, newQuantity: 25, oldUsage: 4, newUsage: 30, note: 'more' },
    ]);
    await server.as('patch', path).send({ quantity: 20 }).expect(200);
    const sum = await server.database.one<{ sum: number }>(
      sql`SELECT sum(quantity_delta) AS sum FROM license_purchase WHERE license_id = ${license.id}`,
    );
    expect(sum.sum).toBe(20);
  });
});

describe('the quantity', () => {
  it('keeps what is said of a purchase though the number stays, and refuses what cannot be', async () => {
    const { productId } = await aProduct();
    const { id } = await create(automatic(productId, { quantity: 3 }));
    const put = (body: object) => server.as('put', `/licenses/${id}/quantity`).send({ quantity: 3, ...body });
    const field = async (body: object) => (await put(body).expect(422)).body.errors[0];
    expect(await field({ poNumber: 'PO', vendorId: 987_654 })).toMatchObject({
      field: 'vendorId',
      code: 'reference.unknown',
    });
    const cost = { mode: 'PER_LICENSE', amount: '20', currency: 'EUR' };
    await server.as('patch', `/licenses/${id}`).send({ cost }).expect(200);
    expect(await field({ unitCost: '12.345' })).toMatchObject({ field: 'unitCost', code: 'money.digits' });
    await put({}).expect(200);
    await put({ unitCost: '12.34', poNumber: 'PO-7', note: 'as agreed' }).expect(200);
    const { items } = (await server.as('get', `/licenses/${id}/purchases`).expect(200)).body;
    expect(items).toMatchObject([
      {
        kind: 'ADJUSTMENT',
        quantityDelta: 0,
        quantityAfter: 3,
        unitCost: '12.34',
        poNumber: 'PO-7',
        note: 'as agreed',
      },
      { kind: 'INITIAL', quantityDelta: 3 },
    ]);
  });
});
