import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice, aSeat, type BuiltDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from './assignments.factory.js';

let server: TestServer;
let place: { id: number; organizationId: number };

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  place = await aLocation(server.database);
});

const here = (fields: Parameters<typeof aDevice>[1] = {}): Promise<BuiltDevice> =>
  aDevice(server.database, { location: place, ...fields });
const usageOf = async (license: { path: string }): Promise<number> =>
  (await server.as('get', license.path).expect(200)).body.usage;

/** A license of which a device held a seat from 2026-01-01 to 2026-02-01, with the path of that seat. */
async function anEndedSeat(): Promise<{ path: string; seats: string; seat: string }> {
  const device = await here();
  const { licenseId } = await aSeat(server.database, device, { endedOn: '2026-02-01' });
  const path = `/licenses/${licenseId}`;
  const { body } = await server.as('get', `${path}/assignments`).expect(200);
  return { path, seats: `${path}/assignments`, seat: `${path}/assignments/${body.items[0].id}` };
}

describe('giving seats', () => {
  it('a seat that was taken back on the day on which it began is in the way of none', async () => {
    const device = await here();
    const license = await aManualLicense(server);
    const mistake = (await giveSeats(server, license, [device])).created[0];
    await server.as('delete', `${license.seats}/${mistake?.id}`).expect(204);
    const { created } = await giveSeats(server, license, [device], { assignedOn: '2026-01-05' });
    expect(created).toMatchObject([{ assignedOn: '2026-01-05', endedOn: null }]);
  });

  it('answers each of the holders: created, holding one already, or rejected with the reason', async () => {
    const elsewhere = await aLocation(server.database, { organizationId: place.organizationId });
    const foreign = await aDevice(server.database);
    const holder = await here();
    const [device, other] = [await here(), await here()];
    const outside = await aDevice(server.database, { location: elsewhere });
    const retired = await here({ status: 'DECOMMISSIONED' });
    const license = await aManualLicense(server, {
      scope: { global: false, organizationIds: [place.organizationId], locationIds: [place.id] },
    });
    await giveSeats(server, license, [holder]);
    const wanted = [device, holder, foreign, { id: 987_654 }, retired, other, outside, device];
    const given = await giveSeats(server, license, wanted, { seats: 4, note: ' By hand ' });
    const { body: organization } = await server.as('get', `/organizations/${place.organizationId}`).expect(200);
    expect(given.created).toEqual(
      [device, other].map(({ id, name }) => ({
        id: expect.any(Number),
        version: 1,
        holder: { kind: 'DEVICE', id, name, organization: { id: place.organizationId, name: organization.name } },
        assignedOn: given.created[0]?.assignedOn,
        endedOn: null,
        seats: 4,
        origin: 'MANUAL',
        note: 'By hand',
        endReason: null,
      })),
    );
    expect(given.alreadyHeld).toEqual([holder.id]);
    const told = given.rejected.map(({ id, code }) => [id, code]);
    expect(told).toEqual([
      [foreign.id, 'license.out-of-scope'],
      [987_654, 'not-found'],
      [retired.id, 'device.decommissioned'],
      [outside.id, 'license.out-of-scope'],
    ]);
    expect(await usageOf(license)).toBe(9);
    const { body } = await server.as('get', `${license.seats}?sort=id`).expect(200);
    expect(body.items.slice(1)).toEqual(given.created);
  });

  it('is dated today, or earlier', async () => {
    const license = await aManualLicense(server);
    const today = (await giveSeats(server, license, [await here()])).created[0]!.assignedOn;
    expect((await giveSeats(server, license, [await here()], { assignedOn: today })).created).toHaveLength(1);
    const early = await giveSeats(server, license, [await here()], { assignedOn: '2020-02-29' });
    expect(early.created).toMatchObject([{ assignedOn: '2020-02-29', seats: 1, note: '' }]);
    const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
    const body = { deviceIds: [(await here()).id], assignedOn: tomorrow };
    const refused = await server.as('post', license.seats).send(body).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'assignedOn', code: 'date.order' }]);
    expect(await usageOf(license)).toBe(3);
  });

  it('gives one seat to a holder that is asked for several times at once', async () => {
    const license = await aManualLicense(server);
    const device = await here();
    const answers = await Promise.all(Array.from({ length: 4 }, () => giveSeats(server, license, [device])));
    expect(answers.flatMap((answer) => answer.created)).toHaveLength(1);
    expect(answers.flatMap((answer) => answer.alreadyHeld)).toEqual([device.id, device.id, device.id]);
    expect(await usageOf(license)).toBe(1);
  });

  it('happens once for one Idempotency-Key', async () => {
    const license = await aManualLicense(server);
    const body = { deviceIds: [(await here()).id] };
    const send = () =>
      server.as('post', license.seats).set('Idempotency-Key', `seats-${license.id}`).send(body).expect(201);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.body.created).toHaveLength(1);
  });

  it('is refused by an automatic and a custom license, for the reason that each has', async () => {
    const automatic = await aManualLicense(server, { assignmentMode: 'AUTOMATIC' });
    const custom = await aManualLicense(server, { type: 'CUSTOM', assignmentMode: undefined });
    for (const [license, code] of [
      [automatic, 'license.automatic'],
      [custom, 'license.holder-kind'],
    ] as const) {
      const refused = await server
        .as('post', license.seats)
        .send({ deviceIds: [(await here()).id] })
        .expect(422);
      expect(refused.body.code).toBe(code);
      expect((await server.as('get', license.seats).expect(200)).body.total).toBe(0);
    }
  });

  it.each([
    [{}, 400],
    [{ deviceIds: 7 }, 400],
    [{ deviceIds: ['7'] }, 400],
    [{ deviceIds: [1], seats: '2' }, 400],
    [{ deviceIds: [1], seats: 1.5 }, 400],
    [{ deviceIds: [1], seats: null }, 400],
    [{ deviceIds: [1], note: null }, 400],
    [{ deviceIds: [1], surprise: true }, 400],
    [{ deviceIds: [0] }, 422],
    [{ deviceIds: [1], seats: 0 }, 422],
    [{ deviceIds: [1], seats: 10_000_001 }, 422],
    [{ deviceIds: [1], assignedOn: '2026-02-30' }, 422],
    [{ deviceIds: [1], note: 'x'.repeat(2001) }, 422],
  ])('refuses the body %j with %i', async (body, status) => {
    const license = await aManualLicense(server);
    const answer = await server.as('post', license.seats).send(body).expect(status);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });
});

describe('changing a seat', () => {
  async function aHeldSeat(
    fields: Record<string, unknown> = {},
  ): Promise<{ license: BuiltManualLicense; seat: string }> {
    const license = await aManualLicense(server, fields);
    const { created } = await giveSeats(server, license, [await here()], { note: 'first' });
    return { license, seat: `${license.seats}/${created[0]!.id}` };
  }

  it('changes what is given of date, seats and note, and counts', async () => {
    const { license, seat } = await aHeldSeat();
    const change = async (body: object) => (await server.as('patch', seat).send(body).expect(200)).body;
    expect(await change({ seats: 4 })).toMatchObject({ seats: 4, note: 'first', origin: 'MANUAL', endedOn: null });
    expect(await usageOf(license)).toBe(4);
    expect(await change({ assignedOn: '2020-02-29' })).toMatchObject({ assignedOn: '2020-02-29', seats: 4 });
    expect(await change({ seats: 2, note: '' })).toMatchObject({ assignedOn: '2020-02-29', seats: 2, note: '' });
    expect(await usageOf(license)).toBe(2);
    const last = await change({ note: ' second ' });
    expect(last).toMatchObject({ assignedOn: '2020-02-29', seats: 2, note: 'second' });
    expect(await change({})).toEqual(last);
    expect((await server.as('get', license.seats)).body.items).toEqual([last]);
  });

  it('refuses a change or an end on top of a version that is no longer current', async () => {
    const { seat } = await aHeldSeat();
    const stale = { code: 'version.stale' };
    const changed = await server.as('patch', seat).set('If-Match', '"1"').send({ seats: 2 }).expect(200);
    expect(changed.headers['etag']).toBe('"2"');
    expect((await server.as('patch', seat).set('If-Match', '"1"').send({ seats: 3 }).expect(412)).body).toMatchObject(
      stale,
    );
    expect((await server.as('delete', seat).set('If-Match', '"1"').expect(412)).body).toMatchObject(stale);
    await server.as('delete', seat).set('If-Match', '"2"').expect(204);
  });

  it('refuses a day that is still to come, or later than its end', async () => {
    const { license, seat } = await aHeldSeat();
    const ended = await anEndedSeat();
    const today = (await server.as('get', license.seats)).body.items[0].assignedOn;
    const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
    await server.as('patch', seat).send({ assignedOn: today }).expect(200);
    for (const [path, assignedOn] of [
      [seat, tomorrow],
      [ended.seat, tomorrow],
      [ended.seat, '2026-02-02'],
    ] as const) {
      const refused = await server.as('patch', path).send({ assignedOn, note: 'not kept' }).expect(422);
      expect(refused.body.errors).toMatchObject([{ field: 'assignedOn', code: 'date.order' }]);
    }
    expect((await server.as('get', license.seats)).body.items).toMatchObject([{ assignedOn: today, note: 'first' }]);
    for (const assignedOn of ['2026-02-01', '2025-12-31']) {
      const changed = await server.as('patch', ended.seat).send({ assignedOn }).expect(200);
      expect(changed.body).toMatchObject({ assignedOn, endedOn: '2026-02-01' });
    }
  });

  it('leaves the seats of one that has ended as they were', async () => {
    const { seat, path } = await anEndedSeat();
    const refused = await server.as('patch', seat).send({ seats: 2, note: 'not kept' }).expect(422);
    expect(refused.body.errors).toMatchObject([{ field: 'seats', code: 'assignment.ended' }]);
    const changed = await server.as('patch', seat).send({ seats: 1, note: 'Was returned' }).expect(200);
    expect(changed.body).toMatchObject({ seats: 1, note: 'Was returned', endedOn: '2026-02-01' });
    expect(await usageOf({ path })).toBe(0);
  });

  it.each([
    [{ seats: '2' }, 400],
    [{ note: null }, 400],
    [{ endedOn: '2026-01-01' }, 400],
    [{ seats: 0 }, 422],
    [{ assignedOn: null }, 422],
    [{ assignedOn: 'yesterday' }, 422],
  ])('refuses the body %j with %i', async (body, status) => {
    const { seat } = await aHeldSeat();
    const answer = await server.as('patch', seat).send(body).expect(status);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('is about seats of this license alone', async () => {
    const { seat } = await aHeldSeat();
    const other = await aManualLicense(server);
    const foreign = `${other.seats}/${seat.split('/').at(-1)}`;
    for (const path of [foreign, `${other.seats}/987654`, seat.replace(/\d+/, '987654'), `${other.seats}/x`]) {
      await server.as('patch', path).send({ note: 'x' }).expect(404);
      await server.as('delete', path).expect(404);
    }
    await server.as('get', '/licenses/987654/assignments').expect(404);
    await server
      .as('post', '/licenses/987654/assignments')
      .send({ deviceIds: [1] })
      .expect(404);
  });
});

describe('ending a seat', () => {
  it('is done once, keeps its history, and lets the holder have another one', async () => {
    const license = await aManualLicense(server);
    const device = await here();
    const [first] = (await giveSeats(server, license, [device], { seats: 3, assignedOn: '2026-01-01' })).created;
    const seat = `${license.seats}/${first!.id}`;
    await server.as('delete', seat).expect(204);
    const { items } = (await server.as('get', license.seats).expect(200)).body;
    expect(items).toEqual([{ ...first, version: 2, endedOn: expect.any(String), endReason: 'REMOVED' }]);
    expect(await usageOf(license)).toBe(0);
    await server.as('delete', seat).expect(204);
    expect((await server.as('get', license.seats)).body.items).toEqual(items);
    expect(await usageOf(license)).toBe(0);
    const again = await giveSeats(server, license, [device]);
    expect(again).toMatchObject({ created: [{ holder: { id: device.id } }], alreadyHeld: [], rejected: [] });
    expect(await usageOf(license)).toBe(1);
    await server.as('delete', seat).expect(204);
    expect(await usageOf(license)).toBe(1);
  });

  it('counts once when several ask at once', async () => {
    const license = await aManualLicense(server);
    const { created } = await giveSeats(server, license, [await here(), await here()]);
    const seat = `${license.seats}/${created[0]!.id}`;
    await Promise.all(Array.from({ length: 4 }, () => server.as('delete', seat).expect(204)));
    expect(await usageOf(license)).toBe(1);
  });

  it('is refused where no seats are given by hand', async () => {
    const { path, seat } = await anEndedSeat();
    await server.as('patch', path).send({ assignmentMode: 'AUTOMATIC' }).expect(200);
    expect((await server.as('delete', seat).expect(422)).body.code).toBe('license.automatic');
    await server.as('patch', path).send({ type: 'CUSTOM' }).expect(200);
    expect((await server.as('delete', seat).expect(422)).body.code).toBe('license.holder-kind');
  });
});

describe('an enforced quantity', () => {
  it('is filled and not passed, whether seats are given or raised', async () => {
    const license = await aManualLicense(server, { quantity: 5, enforceQuantity: true });
    const [one, two, three] = [await here(), await here(), await here()];
    const outside = { id: 987_654 };
    const { created } = await giveSeats(server, license, [one, outside], { seats: 3 });
    const refused = await server
      .as('post', license.seats)
      .send({ deviceIds: [two.id, three.id], seats: 2 })
      .expect(409);
    expect(refused.body).toMatchObject({
      code: 'license.quantity-exceeded',
      detail: expect.stringContaining('Only 2'),
    });
    const seat = `${license.seats}/${created[0]!.id}`;
    expect((await server.as('patch', seat).send({ seats: 6 }).expect(409)).body.code).toBe('license.quantity-exceeded');
    expect(await usageOf(license)).toBe(3);
    await giveSeats(server, license, [one, two], { seats: 2 });
    expect(await usageOf(license)).toBe(5);
    const full = await server
      .as('post', license.seats)
      .send({ deviceIds: [three.id] })
      .expect(409);
    expect(full.body.detail).toContain('All purchased licenses are in use');
    await giveSeats(server, license, [one, two, outside]);
    await server.as('patch', seat).send({ seats: 3, note: 'as before' }).expect(200);
    await server.as('patch', seat).send({ seats: 2 }).expect(200);
    await giveSeats(server, license, [three]);
    expect(await usageOf(license)).toBe(5);
    await server.as('put', `${license.path}/quantity`).send({ quantity: 1 }).expect(200);
    await server.as('patch', seat).send({ note: 'too many now' }).expect(200);
    await server.as('patch', seat).send({ seats: 1 }).expect(200);
    expect((await server.as('patch', seat).send({ seats: 2 }).expect(409)).body.detail).toContain('All purchased');
    expect(await usageOf(license)).toBe(4);
  });

  it('holds when several give, raise and end seats at once', async () => {
    const license = await aManualLicense(server, { quantity: 6, enforceQuantity: true });
    const first = await giveSeats(server, license, [await here(), await here()], { seats: 2 });
    const [raised, ended] = first.created.map((each) => `${license.seats}/${each.id}`);
    const devices = await Promise.all(Array.from({ length: 5 }, () => here()));
    const answers = await Promise.all([
      server.as('patch', raised!).send({ seats: 5 }),
      ...devices.map(({ id }) => server.as('post', license.seats).send({ deviceIds: [id] })),
      server.as('delete', ended!),
      server.as('patch', raised!).send({ seats: 4 }),
    ]);
    for (const answer of answers) expect([200, 201, 204, 409]).toContain(answer.status);
    const { items } = (await server.as('get', `${license.seats}?active=true`).expect(200)).body;
    const held = items.reduce((sum: number, item: { seats: number }) => sum + item.seats, 0);
    expect(held).toBeLessThanOrEqual(6);
    expect(await usageOf(license)).toBe(held);
  });

  it('does not hold back a license that does not ask for it', async () => {
    const license = await aManualLicense(server, { quantity: 1 });
    await giveSeats(server, license, [await here(), await here()], { seats: 5 });
    expect((await server.as('get', license.path)).body).toMatchObject({
      usage: 10,
      available: -9,
      compliance: 'UNDER_LICENSED',
    });
  });
});
