import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anActor } from '../people/people.factory.js';
import { somebodyWaits, wrongCounters } from '../reconciliation/reconciliation.factory.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from './assignments.factory.js';
import { AssignmentsService } from './assignments.service.js';

describe('a list of names, while somebody else changes seats of the license', () => {
  let server: TestServer;
  let service: AssignmentsService;
  let license: BuiltManualLicense;
  let place: { id: number; organizationId: number };
  let device: BuiltDevice;
  let other: BuiltDevice;
  const actor = anActor({}, true);
  beforeAll(async () => {
    server = await startTestServer();
    service = server.app.get(AssignmentsService, { strict: false });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    place = await aLocation(server.database);
    license = await aManualLicense(server);
    [device, other] = [await aDevice(server.database, { location: place }), await aDevice(server.database)];
  });

  /** Sends a request that comes while a change is written and not committed. */
  const meanwhile = async (change: () => Promise<unknown>, request: () => PromiseLike<{ body: unknown }>) => {
    const sent = await server.database.transaction(async () => {
      await change();
      const answer = Promise.resolve(request());
      await somebodyWaits(server.database, answer);
      return { answer };
    });
    return (await sent.answer).body;
  };
  const declare = (holders: BuiltDevice[]) => () =>
    server.as('post', '/licenses/upsert').send({ name: license.name, holders: holders.map(({ name }) => name) });
  const remove = (holders: BuiltDevice[]) => () =>
    server.as('post', `${license.seats}/remove`).send({ holders: holders.map(({ name }) => name) });
  const endSeatOf = async (holder: BuiltDevice) => {
    const seats = (await server.as('get', `${license.seats}?active=true`).expect(200)).body.items;
    const seat = seats.find((each: { holder: { id: number } }) => each.holder.id === holder.id);
    return () => service.end(actor, license.id, seat.id, null);
  };
  const giveTo = (holder: BuiltDevice) => () => service.add(actor, license.id, { deviceIds: [holder.id] });
  const holders = async (): Promise<number[]> => {
    const { items } = (await server.as('get', `${license.seats}?active=true&sort=id`).expect(200)).body;
    return items.map((seat: { holder: { id: number } }) => seat.holder.id);
  };

  it('gives a seat back that they end', async () => {
    await giveSeats(server, license, [device, other]);
    const answer = await meanwhile(await endSeatOf(device), declare([device, other]));
    expect(answer).toMatchObject({ holders: { created: 1, ended: 0, rejected: [] }, usage: 2 });
    expect(await holders()).toEqual([other.id, device.id]);
  });

  it('keeps a seat that they give, where it is on the list', async () => {
    const answer = await meanwhile(giveTo(device), declare([device]));
    expect(answer).toMatchObject({ holders: { created: 0, ended: 0, rejected: [] }, usage: 1 });
    expect(await holders()).toEqual([device.id]);
  });

  it('ends a seat that they give, where it is not on the list', async () => {
    await giveSeats(server, license, [other]);
    expect(await meanwhile(giveTo(device), declare([other]))).toMatchObject({ holders: { created: 0, ended: 1 } });
    expect(await holders()).toEqual([other.id]);
  });

  it('of seats to be ended ends one that they give', async () => {
    const answer = await meanwhile(giveTo(device), remove([device]));
    expect(answer).toMatchObject({ ended: [expect.any(Number)], rejected: [] });
    expect(await holders()).toEqual([]);
  });

  it('waits for those who move seats of other organizations meanwhile, and every counter is right', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => aDevice(server.database)));
    const names = many.map(({ name }) => name);
    await giveSeats(server, license, many.slice(0, 6));
    const swap = (some: string[]) => server.as('post', '/licenses/upsert').send({ name: license.name, holders: some });
    await Promise.all([
      swap(names.slice(6)).expect(200),
      ...many.slice(0, 6).map(({ id }) => server.as('post', `/devices/${id}/decommission`).expect(200)),
      swap(names.slice(3, 9)).expect(200),
    ]);
    expect(await wrongCounters(server.database)).toEqual([]);
  });

  it('never waits for them crosswise: seats of two licenses for the same devices', async () => {
    const second = await aManualLicense(server);
    const named = [device, other].map(({ name }) => name);
    const ids = [other.id, device.id];
    await Promise.all(
      [license, second].flatMap(({ seats }) => [
        server.as('post', seats).send({ holders: named }).expect(201),
        server.as('post', seats).send({ deviceIds: ids }).expect(201),
        server.as('post', `${seats}/remove`).send({ holders: named }).expect(200),
      ]),
    );
    for (const { path, seats } of [license, second]) {
      const { usage } = (await server.as('get', path).expect(200)).body;
      expect((await server.as('get', `${seats}?active=true`).expect(200)).body.total).toBe(usage);
    }
  });
});
