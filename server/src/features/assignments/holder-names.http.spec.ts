import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { aPerson, signedInWith } from '../people/people.factory.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from './assignments.factory.js';

describe('holders by name', () => {
  let server: TestServer;
  let here: { id: number; organizationId: number };
  let elsewhere: { id: number; organizationId: number };
  let license: BuiltManualLicense;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    here = await aLocation(server.database);
    elsewhere = await aLocation(server.database);
    license = await aManualLicense(server, { scope: { global: false, organizationIds: [here.organizationId] } });
  });

  const add = async (holders: string[], path = license.seats) =>
    (await server.as('post', path).send({ holders }).expect(201)).body;
  const remove = async (body: object, path = license.seats) =>
    (await server.as('post', `${path}/remove`).send(body).expect(200)).body;
  const usage = async () => (await server.as('get', license.path)).body.usage;
  const named = (name: string, fields: object = {}): Promise<BuiltDevice> =>
    aDevice(server.database, { name, location: here, ...fields });

  it('are devices by name or serial number, whatever the case and the blanks', async () => {
    const byName = await named(uniqueName('PC'));
    const bySerial = await named(uniqueName('PC'), { serialNumber: uniqueName('SN') });
    const serial = (await server.as('get', `/devices/${bySerial.id}`)).body.serialNumber;
    const answer = await add([`  ${byName.name.toUpperCase()} `, serial.toLowerCase(), byName.name, '']);
    expect(answer.created.map((seat: { holder: { id: number } }) => seat.holder.id)).toEqual([byName.id, bySerial.id]);
    expect(answer).toMatchObject({ alreadyHeld: [], rejected: [] });
    expect(await add([serial])).toMatchObject({ created: [], alreadyHeld: [bySerial.id], rejected: [] });
    expect(await usage()).toBe(2);
  });

  it('that cannot be are refused one by one, and the others go through', async () => {
    const good = await named(uniqueName('PC'));
    const twice = uniqueName('Twin');
    await named(twice);
    await named(twice);
    const away = await aDevice(server.database, { location: elsewhere });
    const gone = await named(uniqueName('PC'), { status: 'DECOMMISSIONED' });
    const answer = await add([good.name, 'no such thing', twice, away.name, gone.name]);
    expect(answer.created).toHaveLength(1);
    expect(answer.rejected).toEqual(
      expect.arrayContaining([
        { name: 'no such thing', code: 'not-found', message: expect.stringContaining('no such thing') },
        { name: twice, code: 'holder.ambiguous', message: expect.stringContaining('2 devices') },
        { id: away.id, name: away.name, code: 'license.out-of-scope', message: expect.any(String) },
        { id: gone.id, name: gone.name, code: 'device.decommissioned', message: expect.any(String) },
      ]),
    );
    expect(answer.rejected).toHaveLength(4);
    expect(await usage()).toBe(1);
  });

  it('mean the one that can hold a seat, where others of that name cannot', async () => {
    const name = uniqueName('Reused');
    await named(name, { status: 'DECOMMISSIONED' });
    await aDevice(server.database, { name, location: elsewhere });
    const meant = await named(name);
    expect((await add([name])).created).toMatchObject([{ holder: { id: meant.id } }]);
  });

  it('are people by e-mail address, the end user first, or by name where there is only one', async () => {
    const people = await aManualLicense(server, { type: 'PER_USER' });
    const email = `${uniqueName('somebody').replaceAll(' ', '-')}@people.test`;
    await aPerson(server.database, { kind: 'CONTACT', email });
    const endUser = await aPerson(server.database, { kind: 'END_USER', email, organizationId: here.organizationId });
    const byName = await aPerson(server.database, { name: uniqueName('Grace Hopper') });
    const answer = await add([email.toUpperCase(), byName.name], people.seats);
    expect(answer.rejected).toEqual([]);
    expect(answer.created.map((seat: { holder: { id: number } }) => seat.holder.id)).toEqual([endUser.id, byName.id]);
  });

  it('are locations by name, and by organization and name where several are called so', async () => {
    const sites = await aManualLicense(server, { type: 'PER_SITE' });
    const name = uniqueName('Head office');
    const organizationOf = async (id: number) => (await server.as('get', `/organizations/${id}`)).body.name;
    await server.as('post', `/organizations/${here.organizationId}/locations`).send({ name }).expect(201);
    const wanted = await server.as('post', `/organizations/${elsewhere.organizationId}/locations`).send({ name });
    expect((await add([name], sites.seats)).rejected).toMatchObject([{ name, code: 'holder.ambiguous' }]);
    const path = `${await organizationOf(elsewhere.organizationId)}/${name}`;
    expect((await add([path], sites.seats)).created).toMatchObject([{ holder: { id: wanted.body.id } }]);
    expect((await remove({ holders: [path, name] }, sites.seats)).ended).toHaveLength(1);
  });

  it('and ids go together, of the kind of the license', async () => {
    const first = await named(uniqueName('PC'));
    const second = await named(uniqueName('PC'));
    const body = { deviceIds: [first.id], holders: [second.name], note: 'a list' };
    const answer = (await server.as('post', license.seats).send(body).expect(201)).body;
    expect(answer.created).toMatchObject([{ note: 'a list' }, { note: 'a list' }]);
    const wrong = { personIds: [1], holders: [second.name] };
    expect((await server.as('post', license.seats).send(wrong).expect(422)).body.code).toBe('license.holder-kind');
    for (const bad of [{ holders: 'x' }, { holders: [1] }, {}]) {
      await server.as('post', license.seats).send(bad).expect(400);
    }
  });

  it('ten thousand of them are found in one go', async () => {
    const { organizationId, id } = here;
    await server.database.query(sql`
      INSERT INTO device (organization_id, location_id, name, device_class)
      SELECT ${organizationId}::bigint, ${id}::bigint, 'bulk-' || ${String(id)} || '-' || n, 'LAPTOP'
      FROM generate_series(1, 10000) AS n`);
    const answer = await add(Array.from({ length: 10_000 }, (_, index) => `BULK-${id}-${index + 1}`));
    expect([answer.created.length, answer.rejected.length]).toEqual([10_000, 0]);
    const names = Array.from({ length: 9_999 }, (_, index) => `bulk-${id}-${index + 1}`);
    expect((await remove({ holders: [...names, 'nobody'] })).ended).toHaveLength(9_999);
    expect(await usage()).toBe(1);
  });

  it('end by name and by id, each judged by itself', async () => {
    const [first, second, twin, otherTwin] = [
      await named(uniqueName('PC')),
      await named(uniqueName('PC')),
      await named('Twin of removal'),
      await named('Twin of removal'),
    ];
    const { created } = await giveSeats(server, license, [first, second, twin, otherTwin]);
    const body = { assignmentIds: [created[0]!.id, 987_654], holders: [second.name, 'Nobody', 'twin of removal'] };
    const answer = await remove(body);
    expect(answer.ended.sort()).toEqual([created[0]!.id, created[1]!.id].sort());
    expect(answer.rejected.map((each: { code: string }) => each.code)).toEqual([
      'not-found',
      'assignment.not-held',
      'holder.ambiguous',
    ]);
    expect(await usage()).toBe(2);
    const again = await remove(body);
    expect(again).toMatchObject({ ended: [], alreadyEnded: [created[0]!.id] });
    expect(await usage()).toBe(2);
    await server.as('post', `${license.seats}/remove`).send({}).expect(400);
    const automatic = await aManualLicense(server, { assignmentMode: 'AUTOMATIC' });
    const refused = await server
      .as('post', `${automatic.seats}/remove`)
      .send({ holders: ['x'] })
      .expect(422);
    expect(refused.body.code).toBe('license.automatic');
  });

  it('of hidden things are told like those that do not exist', async () => {
    const global = await aManualLicense(server);
    const mine = await named(uniqueName('PC'));
    const hidden = await aDevice(server.database, { location: elsewhere });
    await giveSeats(server, global, [hidden]);
    const only = {
      defaultLevel: 'UPDATE' as const,
      organizationOverrides: [{ organizationId: elsewhere.organizationId, level: 'NONE' as const }],
    };
    const as = await signedInWith(server, { SOFTWARE_LICENSES: only, DEVICES: only });
    const answer = (
      await as('post', global.seats)
        .send({ holders: [mine.name, hidden.name, 'nothing'] })
        .expect(201)
    ).body;
    expect(answer.created).toMatchObject([{ holder: { id: mine.id } }]);
    expect(answer.alreadyHeld).toEqual([]);
    const told = answer.rejected.map(({ name, ...rest }: { name: string; message: string }) => ({
      ...rest,
      message: rest.message.replace(name, '…'),
    }));
    expect(told[0]).toEqual(told[1]);
    const removed = (
      await as('post', `${global.seats}/remove`)
        .send({ holders: [hidden.name] })
        .expect(200)
    ).body;
    expect(removed).toMatchObject({ ended: [], rejected: [{ code: 'assignment.not-held' }] });
    const viewer = await signedInWith(server, {
      SOFTWARE_LICENSES: { ...only, defaultLevel: 'VIEW' },
      DEVICES: only,
    });
    await viewer('post', global.seats)
      .send({ holders: [mine.name] })
      .expect(403);
    await viewer('post', `${global.seats}/remove`)
      .send({ holders: [mine.name] })
      .expect(403);
  });
});
