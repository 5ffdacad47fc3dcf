import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice, aSeat, type BuiltDevice } from '../devices/devices.factory.js';
import { aPerson, aTechnician, signedIn } from '../people/people.factory.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from './assignments.factory.js';

describe('the seats of a license', () => {
  let server: TestServer;
  let license: BuiltManualLicense;
  let devices: [BuiltDevice, BuiltDevice, BuiltDevice, BuiltDevice];
  let today: string;

  /** Of four devices of organizations of their own, the last has given its seat back. */
  beforeAll(async () => {
    server = await startTestServer();
    license = await aManualLicense(server);
    devices = [
      await aDevice(server.database, { name: 'Seat_B', serialNumber: 'SN_100%' }),
      await aDevice(server.database, { name: 'Seat_a' }),
      await aDevice(server.database, { name: 'Seat_C' }),
      await aDevice(server.database, { name: 'Seat_D' }),
    ];
    const [b, a, c, d] = devices;
    await giveSeats(server, license, [b], { assignedOn: '2026-01-10', seats: 2 });
    await giveSeats(server, license, [a], { assignedOn: '2026-03-03' });
    await giveSeats(server, license, [c], { assignedOn: '2026-01-10', seats: 3 });
    const { created } = await giveSeats(server, license, [d], { assignedOn: '2026-02-01' });
    await server.as('delete', `${license.seats}/${created[0]!.id}`).expect(204);
    today = (await server.as('get', `${license.seats}?active=false`).expect(200)).body.items[0].endedOn;
  });
  afterAll(() => server.close());

  const names = async (parameters: string, path = license.seats): Promise<string[]> => {
    const { body } = await server.as('get', `${path}?${parameters}`).expect(200);
    if (!parameters.includes('page=')) expect(body.total).toBe(body.items.length);
    return body.items.map((item: { holder: { name: string } }) => item.holder.name.replace('Seat_', ''));
  };

  it('are those that are held, those that have ended, or both', async () => {
    expect(await names('sort=id')).toEqual(['B', 'a', 'C', 'D']);
    expect(await names('sort=id&active=true')).toEqual(['B', 'a', 'C']);
    expect(await names('sort=id&active=false')).toEqual(['D']);
  });

  it.each([
    ['2026-01-09', []],
    ['2026-01-10', ['B', 'C']],
    ['2026-01-31', ['B', 'C']],
    ['2026-02-01', ['B', 'C', 'D']],
    ['2026-03-02', ['B', 'C', 'D']],
    ['2026-03-03', ['B', 'a', 'C', 'D']],
  ])('that were held on %s are %j', async (day, held) => {
    expect(await names(`sort=id&asOf=${day}`)).toEqual(held);
  });

  it('count on the day on which they begin, and no longer on the day on which they end', async () => {
    const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
    expect(await names(`sort=id&asOf=${yesterday}`)).toEqual(['B', 'a', 'C', 'D']);
    expect(await names(`sort=id&asOf=${today}`)).toEqual(['B', 'a', 'C']);
    expect(await names(`sort=id&asOf=${yesterday}&active=false`)).toEqual(['D']);
    const { licenseId } = await aSeat(server.database, devices[0], { endedOn: '2026-02-01' });
    const path = `/licenses/${licenseId}/assignments`;
    expect(await names('asOf=2026-01-31', path)).toEqual(['B']);
    expect(await names('asOf=2026-02-01', path)).toEqual([]);
  });

  it('are found by the name or the serial number of their holder', async () => {
    expect(await names('q=SEAT_&sort=id')).toEqual(['B', 'a', 'C', 'D']);
    expect(await names('q=seat_A')).toEqual(['a']);
    expect(await names('q=n_100%25')).toEqual(['B']);
    expect(await names('q=seat%25')).toEqual([]);
    expect(await names('q=seat&active=false')).toEqual(['D']);
    expect(await names('q=')).toHaveLength(4);
  });

  it('say what kind of person holds them, in the list and in its export', async () => {
    const { seats } = await aManualLicense(server, { type: 'PER_USER' });
    const kinds = ['CONTACT', 'END_USER', 'TECHNICIAN'] as const;
    const people = [];
    for (const kind of kinds) people.push(await aPerson(server.database, { kind, name: `Holder ${kind}` }));
    await server
      .as('post', seats)
      .send({ personIds: people.map(({ id }) => id) })
      .expect(201);
    const { body } = await server.as('get', `${seats}?sort=holder`).expect(200);
    expect(body.items.map(({ holder }: { holder: object }) => holder)).toMatchObject(
      people.map(({ email }, index) => ({ kind: 'PERSON', personKind: kinds[index], email })),
    );
    const { text } = await server.as('get', `${seats}/export?format=csv&sort=holder`).expect(200);
    expect(text.split('\r\n').slice(1, 4)).toEqual(
      kinds.map((kind) => expect.stringContaining(`,Holder ${kind},${kind},`)),
    );
    const { body: devicesOnly } = await server.as('get', license.seats).expect(200);
    expect(devicesOnly.items[0].holder).not.toHaveProperty('personKind');
  });

  it('are found by the organizations of their holders', async () => {
    const [b, a, , d] = devices;
    expect(await names(`organizationId=${a.organizationId}`)).toEqual(['a']);
    expect(await names(`organizationId=${b.organizationId}&organizationId=${d.organizationId}&sort=id`)).toEqual([
      'B',
      'D',
    ]);
    expect(await names(`organizationId=${d.organizationId}&active=true`)).toEqual([]);
    expect(await names('organizationId=987654')).toEqual([]);
  });

  it.each([
    ['', ['a', 'D', 'C', 'B']],
    ['sort=holder', ['a', 'B', 'C', 'D']],
    ['sort=-holder', ['D', 'C', 'B', 'a']],
    ['sort=assignedOn', ['B', 'C', 'D', 'a']],
    ['sort=assignedOn,-seats', ['C', 'B', 'D', 'a']],
    ['sort=endedOn', ['D', 'B', 'a', 'C']],
    ['sort=-endedOn', ['D', 'B', 'a', 'C']],
    ['sort=-seats', ['C', 'B', 'D', 'a']],
    ['sort=origin', ['B', 'a', 'C', 'D']],
    ['sort=-id', ['D', 'C', 'a', 'B']],
  ])('stand in the order of %j', async (parameters, order) => {
    expect(await names(parameters)).toEqual(order);
  });

  it('are paged', async () => {
    expect(await names('sort=holder&pageSize=3&page=1')).toEqual(['a', 'B', 'C']);
    expect(await names('sort=holder&pageSize=3&page=2')).toEqual(['D']);
    expect(await names('sort=holder&pageSize=3&page=3')).toEqual([]);
    const { body } = await server.as('get', `${license.seats}?pageSize=3`).expect(200);
    expect(body).toMatchObject({ page: 1, pageSize: 3, total: 4 });
  });

  it.each([
    ['active=maybe', 400],
    ['organizationId=x', 400],
    ['sort=note', 400],
    ['deviceId=1', 400],
    ['organizationId=0', 422],
    ['asOf=2026-02-30', 422],
    ['asOf=today', 422],
    ['pageSize=201', 422],
  ])('are not answered for the wrong request %s: %i', async (parameters, status) => {
    await server.as('get', `${license.seats}?${parameters}`).expect(status);
  });

  it('are closed to technicians without access, and to everybody who is not signed in', async () => {
    const seat = `${license.seats}/1`;
    const as = await signedIn(server, (await aTechnician(server.database)).email);
    await as('get', license.seats).expect(403);
    await as('post', license.seats)
      .send({ deviceIds: [1] })
      .expect(403);
    await as('patch', seat).send({ note: 'x' }).expect(403);
    await as('delete', seat).expect(403);
    await server.anonymous('get', license.seats).expect(401);
  });
});
