import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PermissionLevel, Permissions } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { type BuiltManualLicense, aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { signedInWith } from '../people/people.factory.js';

type Level = NonNullable<Permissions['areas']['LICENSE_KEYS']>;

const value = 'W269N-WFGWX-YVC9B-4J6C9-T83GX';

describe('license keys, for somebody with access to some of it', () => {
  let server: TestServer;
  let mine: BuiltDevice;
  let hidden: BuiltDevice;
  beforeAll(async () => {
    server = await startTestServer();
    mine = await aDevice(server.database);
    hidden = await aDevice(server.database);
  });
  afterAll(() => server.close());

  const everywhere = (defaultLevel: PermissionLevel): Level => ({ defaultLevel, organizationOverrides: [] });
  const only = (level: PermissionLevel): Level => ({
    defaultLevel: 'NONE',
    organizationOverrides: [{ organizationId: mine.organizationId, level }],
  });
  const limitedTo = (...holders: BuiltDevice[]): Promise<BuiltManualLicense> =>
    aManualLicense(server, { scope: { global: false, organizationIds: holders.map((each) => each.organizationId) } });
  const aKeyOf = async (license: BuiltManualLicense, fields: object = {}): Promise<{ id: number; path: string }> => {
    const { body } = await server
      .as('post', `${license.path}/keys`)
      .send({ value, ...fields })
      .expect(201);
    return { id: body.id, path: `${license.path}/keys/${body.id}` };
  };

  it('are not there without the area, whatever one may do with licenses', async () => {
    const license = await limitedTo(mine);
    const key = await aKeyOf(license);
    const as = await signedInWith(server, { SOFTWARE_LICENSES: everywhere('FULL') });
    await as('get', license.path).expect(200);
    for (const [method, path] of [
      ['get', `${license.path}/keys`],
      ['get', `${license.path}/keys/export`],
      ['post', `${license.path}/keys`],
      ['get', `${key.path}/events`],
      ['post', `${key.path}/reveal`],
      ['patch', key.path],
      ['delete', key.path],
    ] as const) {
      const answer = await as(method, path).send(method === 'get' ? undefined : { value });
      expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([403, 'forbidden']);
      expect(answer.text).not.toContain('83GX');
    }
  });

  it('need the license to be seen, too', async () => {
    const license = await limitedTo(hidden);
    const key = await aKeyOf(license);
    const as = await signedInWith(server, { SOFTWARE_LICENSES: only('FULL'), LICENSE_KEYS: everywhere('FULL') });
    await as('get', `${license.path}/keys`).expect(404);
    await as('post', `${key.path}/reveal`).expect(404);
    await as('post', `${license.path}/keys`).send({ value }).expect(404);
  });

  it('of an organization out of reach are refused, though the license is seen', async () => {
    const license = await limitedTo(hidden);
    const key = await aKeyOf(license);
    const globalKey = await aKeyOf(await aManualLicense(server));
    const as = await signedInWith(server, { SOFTWARE_LICENSES: everywhere('VIEW'), LICENSE_KEYS: only('FULL') });
    await as('get', `${license.path}/keys`).expect(403);
    await as('post', `${key.path}/reveal`).expect(403);
    await as('delete', key.path).expect(403);
    await as('post', `${globalKey.path}/reveal`).expect(403);
  });

  it('are done with what the level allows', async () => {
    const license = await limitedTo(mine);
    const key = await aKeyOf(license);
    const asLevel = (level: PermissionLevel) =>
      signedInWith(server, { SOFTWARE_LICENSES: everywhere('VIEW'), LICENSE_KEYS: only(level) });
    const view = await asLevel('VIEW');
    expect((await view('get', `${license.path}/keys`).expect(200)).body.total).toBe(1);
    await view('post', `${key.path}/reveal`).expect(200, { value });
    await view('patch', key.path).send({ label: 'x' }).expect(403);
    await view('post', `${license.path}/keys`).send({ value }).expect(403);
    const update = await asLevel('UPDATE');
    await update('patch', key.path).send({ label: 'x' }).expect(200);
    await update('delete', key.path).expect(403);
    const create = await asLevel('CREATE');
    await create('post', `${license.path}/keys`).send({ value: 'another value' }).expect(201);
    await create('delete', key.path).expect(403);
    const remove = await asLevel('DELETE');
    await remove('post', `${license.path}/keys`).send({ value }).expect(403);
    await remove('delete', key.path).expect(204);
    // Every organization of the scope must allow a change; one is enough to see.
    const shared = await limitedTo(mine, hidden);
    const full = await asLevel('FULL');
    await full('get', `${shared.path}/keys`).expect(200);
    await full('post', `${shared.path}/keys`).send({ value }).expect(403);
  });

  it('of seats are seen with the seats', async () => {
    const license = await limitedTo(mine, hidden);
    const { created } = await giveSeats(server, license, [mine, hidden]);
    const ofDevice = (deviceId: number) => created.find((seat) => seat.holder.id === deviceId)!.id;
    const own = await aKeyOf(license, { label: 'Mine', assignmentId: ofDevice(mine.id) });
    const foreign = await aKeyOf(license, { label: 'Hidden', assignmentId: ofDevice(hidden.id) });
    const as = await signedInWith(server, { SOFTWARE_LICENSES: only('VIEW'), LICENSE_KEYS: everywhere('FULL') });
    const { body } = await as('get', `${license.path}/keys`).expect(200);
    expect(body).toMatchObject({ total: 1, items: [{ id: own.id, label: 'Mine' }] });
    await as('post', `${foreign.path}/reveal`).expect(404);
    await as('get', `${foreign.path}/events`).expect(404);
    await as('delete', foreign.path).expect(404);
    const refused = await as('post', `${license.path}/keys`).send({ value, assignmentId: ofDevice(hidden.id) });
    expect(refused.status).toBe(422);
    const events = await server.database.query(sql`
      SELECT organization_id AS "organizationId" FROM audit_event
      WHERE action = 'license-key.created' AND after ->> 'id' = ${String(own.id)}`);
    expect(events).toEqual([{ organizationId: mine.organizationId }]);
  });
});
