import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PermissionLevel, Permissions } from '../../platform/authorization/permissions.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { signedInWith } from '../people/people.factory.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from './assignments.factory.js';

type Level = NonNullable<Permissions['areas']['DEVICES']>;

describe('seats, for somebody with access to some organizations', () => {
  let server: TestServer;
  let mine: BuiltDevice;
  let hidden: BuiltDevice;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    mine = await aDevice(server.database);
    hidden = await aDevice(server.database);
  });

  const everywhere = (defaultLevel: PermissionLevel): Level => ({ defaultLevel, organizationOverrides: [] });
  const only = (level: PermissionLevel): Level => ({
    defaultLevel: 'NONE',
    organizationOverrides: [{ organizationId: mine.organizationId, level }],
  });
  const allButHidden = (level: PermissionLevel): Level => ({
    defaultLevel: level,
    organizationOverrides: [{ organizationId: hidden.organizationId, level: 'NONE' }],
  });
  /** Somebody with a level for licenses who sees the devices of the first organization. */
  const limited = (licenses: Level): Promise<TestServer['as']> =>
    signedInWith(server, { SOFTWARE_LICENSES: licenses, DEVICES: only('VIEW') });
  const limitedTo = (...holders: BuiltDevice[]): Promise<BuiltManualLicense> =>
    aManualLicense(server, { scope: { global: false, organizationIds: holders.map((each) => each.organizationId) } });

  it('are listed of those organizations alone', async () => {
    const license = await limitedTo(mine, hidden);
    await giveSeats(server, license, [mine, hidden]);
    const as = await limited(only('VIEW'));
    const { body } = await as('get', license.seats).expect(200);
    expect(body).toMatchObject({ total: 1, items: [{ holder: { id: mine.id } }] });
    const asked = await as('get', `${license.seats}?organizationId=${hidden.organizationId}`).expect(200);
    expect(asked.body).toMatchObject({ total: 0, items: [] });
    const all = await limited(everywhere('VIEW'));
    expect((await all('get', license.seats).expect(200)).body.total).toBe(2);
  });

  it('are changed and ended only where one may change licenses', async () => {
    const license = await aManualLicense(server);
    const { created } = await giveSeats(server, license, [mine, hidden]);
    const [own, other] = created.map((seat) => seat.id);
    const as = await limited({
      defaultLevel: 'FULL',
      organizationOverrides: [{ organizationId: hidden.organizationId, level: 'VIEW' }],
    });
    await as('patch', `${license.seats}/${other}`).send({ seats: 3 }).expect(403);
    await as('delete', `${license.seats}/${other}`).expect(403);
    const { body } = await as('post', `${license.seats}/remove`).send({ assignmentIds: [own, other] });
    expect(body).toMatchObject({ ended: [own], rejected: [{ id: other, code: 'not-found' }] });
    // What was ended among many is another version of itself, too.
    await as('patch', `${license.seats}/${own}`).set('If-Match', '"1"').send({ note: 'late' }).expect(412);
  });

  it('are as good as not there when the license is out of reach', async () => {
    const license = await limitedTo(hidden);
    const { created } = await giveSeats(server, license, [hidden]);
    const seat = `${license.seats}/${created[0]!.id}`;
    const as = await limited(allButHidden('FULL'));
    await as('get', license.seats).expect(404);
    await as('post', license.seats)
      .send({ deviceIds: [mine.id] })
      .expect(404);
    await as('patch', seat).send({ note: 'x' }).expect(404);
    await as('delete', seat).expect(404);
  });

  it('are given to devices that one sees: others are told like those that do not exist', async () => {
    const license = await aManualLicense(server);
    const holder = await aDevice(server.database);
    await giveSeats(server, license, [holder]);
    const as = await limited(everywhere('UPDATE'));
    const deviceIds = [mine.id, hidden.id, holder.id, 987_654];
    const { body: given } = await as('post', license.seats).send({ deviceIds }).expect(201);
    expect(given).toMatchObject({ created: [{ holder: { id: mine.id } }], alreadyHeld: [] });
    const unknown = { code: 'not-found', message: given.rejected[0].message };
    expect(given.rejected).toEqual([hidden.id, holder.id, 987_654].map((id) => ({ id, ...unknown })));
    expect((await server.as('get', license.path)).body.usage).toBe(2);
  });

  it('are given in organizations whose licenses one may change', async () => {
    const license = await aManualLicense(server);
    const as = await signedInWith(server, {
      SOFTWARE_LICENSES: allButHidden('UPDATE'),
      DEVICES: everywhere('VIEW'),
    });
    const deviceIds = [mine.id, hidden.id];
    const { body: given } = await as('post', license.seats).send({ deviceIds }).expect(201);
    expect(given).toMatchObject({
      created: [{ holder: { id: mine.id } }],
      rejected: [{ id: hidden.id, code: 'not-found' }],
    });
  });

  it('are changed and ended where they are seen', async () => {
    const license = await aManualLicense(server);
    const { created } = await giveSeats(server, license, [mine, hidden]);
    const [own, foreign] = created.map((each) => `${license.seats}/${each.id}`);
    const as = await limited(allButHidden('UPDATE'));
    await as('patch', foreign!).send({ note: 'x' }).expect(404);
    await as('delete', foreign!).expect(404);
    await as('patch', own!).send({ note: 'mine' }).expect(200);
    await as('delete', own!).expect(204);
    const { body } = await server.as('get', `${license.seats}?sort=id`).expect(200);
    expect(body.items).toMatchObject([
      { note: 'mine', endReason: 'REMOVED' },
      { note: '', endReason: null },
    ]);
  });

  it.each<[PermissionLevel, number[]]>([
    ['VIEW', [200, 403, 403, 403]],
    ['UPDATE', [200, 201, 200, 204]],
    ['CREATE', [200, 201, 200, 204]],
    ['DELETE', [200, 201, 200, 204]],
    ['FULL', [200, 201, 200, 204]],
  ])('are listed, given, changed and ended with the level %s: %j', async (level, statuses) => {
    for (const access of [only(level), allButHidden(level)]) {
      const license = await limitedTo(mine);
      const { created } = await giveSeats(server, license, [
        await aDevice(server.database, { location: { id: mine.locationId, organizationId: mine.organizationId } }),
      ]);
      const seat = `${license.seats}/${created[0]!.id}`;
      const as = await limited(access);
      const answers = [
        await as('get', license.seats),
        await as('post', license.seats).send({ deviceIds: [mine.id] }),
        await as('patch', seat).send({ note: 'changed' }),
        await as('delete', seat),
      ];
      expect(answers.map((answer) => answer.status)).toEqual(statuses);
      expect((await server.as('get', license.path)).body.usage).toBe(1);
    }
  });

  it('of a license whose scope reaches further than one may change are not given', async () => {
    const license = await limitedTo(mine, hidden);
    const as = await limited(only('FULL'));
    await as('get', license.seats).expect(200);
    const refused = await as('post', license.seats)
      .send({ deviceIds: [mine.id] })
      .expect(403);
    expect(refused.body.code).toBe('forbidden');
  });
});
