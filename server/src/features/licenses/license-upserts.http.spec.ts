import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { signedInWith } from '../people/people.factory.js';

describe('a license by its name', () => {
  let server: TestServer;
  let name: string;
  const asAdministrator: TestServer['as'] = (method, to) => server.as(method, to);
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    name = uniqueName('Upserted');
  });

  const upsert = (fields: object, status: number, as = asAdministrator) =>
    as('post', '/licenses/upsert')
      .send({ name, ...fields })
      .expect(status);
  const count = async (table: 'publisher' | 'vendor', of: string) =>
    (await server.as('get', `/${table}s?q=${encodeURIComponent(of)}`).expect(200)).body.total;
  const nameOf = async (organizationId: number) =>
    (await server.as('get', `/organizations/${organizationId}`)).body.name as string;

  it('is created with what it needs, then left alone, then changed', async () => {
    const { id, organizationId } = await aLocation(server.database);
    const device = await aDevice(server.database, { location: { id, organizationId } });
    const [publisherName, vendorName] = [uniqueName('Maker'), uniqueName('Shop')];
    const whole = {
      type: 'PER_DEVICE',
      quantity: 3,
      publisherName,
      vendorName,
      scope: { organizationNames: [(await nameOf(organizationId)).toUpperCase()] },
      cost: { mode: 'PER_LICENSE', amount: '20', currency: 'USD' },
      term: { expiresOn: '2030-01-31', noticeDays: [7, 90] },
      tags: ['b', 'a'],
      holders: [device.name],
    };
    const created = (await upsert(whole, 201)).body;
    expect(created).toMatchObject({
      action: 'CREATED',
      name,
      assignmentMode: 'MANUAL',
      publisher: { name: publisherName },
      vendor: { name: vendorName },
      scope: { global: false, organizations: [{ id: organizationId }] },
      quantity: 3,
      usage: 1,
      holders: { created: 1, ended: 0, rejected: [] },
    });
    const again = (await upsert({ ...whole, name: ` ${name.toUpperCase()} ` }, 200)).body;
    expect(again).toMatchObject({ action: 'UNCHANGED', id: created.id, name, version: created.version });
    const changed = (await upsert({ quantity: 5, publisherName: null, description: 'more' }, 200)).body;
    expect(changed).toMatchObject({ action: 'UPDATED', quantity: 5, publisher: null, vendor: { name: vendorName } });
    expect(changed.holders).toBeNull();
    const purchases = (await server.as('get', `/licenses/${created.id}/purchases`)).body.items;
    expect(purchases.map((each: { quantityDelta: number }) => each.quantityDelta)).toEqual([2, 3]);
    expect([await count('publisher', publisherName), await count('vendor', vendorName)]).toEqual([1, 1]);
  });

  it('has exactly the holders that are declared, or some more, or some less', async () => {
    const devices = [await aDevice(server.database), await aDevice(server.database), await aDevice(server.database)];
    const [a, b, c] = devices.map((device) => device.name);
    const held = async (id: number) =>
      (await server.as('get', `/licenses/${id}/assignments?active=true&sort=id`)).body.items.map(
        (seat: { holder: { name: string } }) => seat.holder.name,
      );
    const { id } = (await upsert({ type: 'PER_DEVICE', quantity: 2, enforceQuantity: true, holders: [a, b] }, 201))
      .body;
    expect(await held(id)).toEqual([a, b]);
    // The seat that ends makes room for the one that begins, though the quantity is enforced.
    const replaced = (await upsert({ holders: [b, c, 'nobody'] }, 200)).body;
    expect(replaced).toMatchObject({ action: 'UPDATED', holders: { created: 1, ended: 1 } });
    expect(replaced.holders.rejected).toMatchObject([{ name: 'nobody', code: 'not-found' }]);
    expect(await held(id)).toEqual([b, c]);
    expect((await upsert({ holdersToAdd: [a] }, 409)).body.code).toBe('license.quantity-exceeded');
    const moved = (await upsert({ holdersToAdd: [a], holdersToRemove: [b, 'whoever'] }, 200)).body;
    expect(moved).toMatchObject({ action: 'UPDATED', usage: 2, holders: { created: 1, ended: 1, rejected: [] } });
    expect(await held(id)).toEqual([c, a]);
    expect((await upsert({ holders: [a, c] }, 200)).body.action).toBe('UNCHANGED');
    expect((await upsert({ holders: [] }, 200)).body).toMatchObject({ usage: 0, holders: { ended: 2 } });
  });

  it('keeps holders that are called alike', async () => {
    const twin = uniqueName('Twin');
    const first = await aDevice(server.database, { name: twin });
    const second = await aDevice(server.database, { name: twin });
    const { id } = (await upsert({ type: 'PER_DEVICE', quantity: 5 }, 201)).body;
    const seats = { deviceIds: [first.id, second.id] };
    await server.as('post', `/licenses/${id}/assignments`).send(seats).expect(201);
    expect((await upsert({ holders: [twin] }, 200)).body).toMatchObject({ action: 'UNCHANGED', usage: 2 });
  });

  it('is limited to locations by name, with or without their organization', async () => {
    const here = await aLocation(server.database);
    const there = await aLocation(server.database);
    const locationName = uniqueName('Branch');
    for (const { organizationId } of [here, there]) {
      await server.as('post', `/organizations/${organizationId}/locations`).send({ name: locationName }).expect(201);
    }
    const both = await upsert({ type: 'CUSTOM', scope: { locationNames: [locationName] } }, 422);
    expect(both.body.errors).toMatchObject([{ field: 'scope.locationNames', code: 'reference.ambiguous' }]);
    const organization = await nameOf(there.organizationId);
    const path = `${organization} / ${locationName}`;
    const { body } = await upsert({ scope: { locationNames: [path] } }, 201);
    expect(body.scope).toMatchObject({ global: false, organizations: [{ id: there.organizationId }] });
    const within = { scope: { organizationNames: [organization], locationNames: [locationName] } };
    expect((await upsert(within, 200)).body.action).toBe('UNCHANGED');
    expect((await upsert({ scope: {} }, 200)).body.scope).toMatchObject({ global: true, organizations: [] });
  });

  it('refuses what creating and changing refuse, and leaves nothing behind', async () => {
    const publisherName = uniqueName('Never');
    const bad = { type: 'PER_DEVICE', publisherName, cost: { mode: 'TOTAL', amount: '1.234', currency: 'USD' } };
    expect((await upsert(bad, 422)).body.errors).toMatchObject([{ field: 'cost.amount' }]);
    expect(await count('publisher', publisherName)).toBe(0);
    const unknown = await upsert({ scope: { organizationNames: ['No such customer'] } }, 422);
    expect(unknown.body.errors).toMatchObject([{ field: 'scope.organizationNames', code: 'reference.unknown' }]);
    await upsert({ holders: ['x'] }, 422);
    await upsert({ type: 'CUSTOM', holders: ['x'] }, 422);
    await upsert({ type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', holders: ['x'] }, 422);
    await upsert({ colour: 'red' }, 400);
    await upsert({ name: ' ' }, 422);
    await upsert({ quantity: -1 }, 422);
    expect((await server.as('get', `/licenses?q=${encodeURIComponent(name)}`)).body.total).toBe(0);
  });

  it('finds a publisher by the name that it had before it was merged', async () => {
    const [former, kept] = [uniqueName('Former'), uniqueName('Kept')];
    const make = async (of: string) => (await server.as('post', '/publishers').send({ name: of }).expect(201)).body.id;
    const [from, into] = [await make(former), await make(kept)];
    await server.as('post', `/publishers/${from}/merge`).send({ intoPublisherId: into }).expect(200);
    const request = { type: 'CUSTOM', publisherName: former.toUpperCase() };
    expect((await upsert(request, 201)).body.publisher).toEqual({ id: into, name: kept });
    expect((await upsert(request, 200)).body.action).toBe('UNCHANGED');
    // Somebody else has the name since.
    await make(former);
    expect((await upsert(request, 200)).body).toMatchObject({ action: 'UPDATED', publisher: { name: former } });
  });

  it('is one license, however many create it at once', async () => {
    const publisherName = uniqueName('Rivals');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        server
          .as('post', '/licenses/upsert')
          .send({ name: index % 2 === 0 ? name : name.toUpperCase(), type: 'CUSTOM', quantity: 4, publisherName }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array.from({ length: 7 }, () => 200), 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await count('publisher', publisherName)).toBe(1);
    const { id } = answers[0]!.body;
    expect((await server.as('get', `/licenses/${id}/purchases`)).body.total).toBe(1);
  });

  it('is one license beside others who create it in the plain way', async () => {
    const plain = () => server.as('post', '/licenses').send({ name, type: 'CUSTOM' });
    const byName = () => server.as('post', '/licenses/upsert').send({ name, description: 'by name' });
    const answers = await Promise.all([plain(), byName(), plain(), byName()]);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect([answers[1]!.status, answers[3]!.status].every((status) => status < 300)).toBe(true);
    const [row] = await server.database.query<{ count: number; description: string }>(sql`
      SELECT count(*)::int AS count, min(description) AS description FROM license WHERE name = ${name}`);
    expect(row).toEqual({ count: 1, description: 'by name' });
  });

  it('answers a repeated request as it did the first time', async () => {
    const send = (body: object) =>
      server
        .as('post', '/licenses/upsert')
        .set('Idempotency-Key', `upsert-${name.replaceAll(' ', '-')}`)
        .send(body);
    const first = await send({ name, type: 'CUSTOM' }).expect(201);
    const second = await send({ name, type: 'CUSTOM' }).expect(201);
    expect(second.body).toEqual(first.body);
    await send({ name, type: 'CUSTOM', quantity: 1 }).expect(422);
  });

  it('needs what each part of it needs', async () => {
    const mine = await aLocation(server.database);
    const other = await aLocation(server.database);
    const only = (level: 'FULL' | 'UPDATE') => ({
      defaultLevel: 'NONE' as const,
      organizationOverrides: [{ organizationId: mine.organizationId, level }],
    });
    const as = await signedInWith(server, { SOFTWARE_LICENSES: only('FULL'), DEVICES: only('FULL') });
    const scope = { organizationNames: [await nameOf(mine.organizationId)] };
    const hidden = { organizationNames: [await nameOf(other.organizationId)] };
    await upsert({ type: 'CUSTOM' }, 403, as);
    await upsert({ scope, publisherName: uniqueName('New maker') }, 403, as);
    const told = await upsert({ scope: hidden }, 422, as);
    const nothing = await upsert({ scope: { organizationNames: ['No such customer'] } }, 422, as);
    const sentence = ({ body }: typeof told) => body.errors[0].message.replace(/“.*”/, '“…”');
    expect(sentence(told)).toBe(sentence(nothing));
    await upsert({ scope }, 201, as);
    await upsert({ scope: { global: true } }, 403, as);
    const device = await aDevice(server.database, { location: other });
    const refused = await upsert({ type: 'PER_DEVICE', holders: [device.name] }, 200, as);
    expect(refused.body.holders.rejected).toMatchObject([{ name: device.name, code: 'not-found' }]);
    const updater = await signedInWith(server, { SOFTWARE_LICENSES: only('UPDATE') });
    await upsert({ description: 'x' }, 200, updater);
    await upsert({ name: uniqueName('Another'), scope }, 403, updater);
    const viewer = await signedInWith(server, { DEVICES: only('FULL') });
    await upsert({}, 403, viewer);
  });
});
