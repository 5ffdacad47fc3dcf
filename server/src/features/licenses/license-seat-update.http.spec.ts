import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type Change, Changes } from '../../platform/events/changes.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice, anInstallation, type BuiltDevice } from '../devices/devices.factory.js';
import { signedInWith } from '../people/people.factory.js';

let server: TestServer;
/** As a check-in that takes its time: no batch moves the seats of its device before it has ended. */
let checkIn: pg.Client;
let device: BuiltDevice;
let productId: number;

beforeAll(async () => {
  server = await startTestServer({ SEATS_PATIENCE_MS: '0' });
  checkIn = new pg.Client({ connectionString: server.databaseUrl });
  await checkIn.connect();
});
afterAll(async () => {
  await checkIn.end();
  await server.close();
});
beforeEach(async () => {
  device = await aDevice(server.database);
  ({ productId } = await anInstallation(server.database, device.id));
  await checksIn();
});

async function checksIn(): Promise<void> {
  await checkIn.query('BEGIN');
  await checkIn.query('SELECT FROM device WHERE id = $1 FOR NO KEY UPDATE', [device.id]);
}

const letGo = () => checkIn.query('ROLLBACK');

function automatic() {
  return {
    name: uniqueName('Everywhere'),
    type: 'PER_DEVICE',
    assignmentMode: 'AUTOMATIC',
    quantity: 10,
    assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
  };
}

/** As whoever moves the seats says after some time. */
async function progressed(id: number): Promise<void> {
  await server.database.query(sql`
    INSERT INTO license_seat_update (license_id, requested_at, seats, remaining)
    SELECT id, reconcile_requested_at, 68174, 27174 FROM license WHERE id = ${id}`);
}

it('answers a save that takes long with what is still to be done, and shows it until it is', async () => {
  const heard: Change[] = [];
  const end = server.app.get(Changes).subscribe((change) => heard.push(change));
  const { body } = await server.as('post', '/licenses').send(automatic()).expect(201);
  expect(body).toMatchObject({ usage: 0, seatUpdate: { percent: null, movedSeats: null, seatsToMove: null } });
  expect(Date.now() - Date.parse(body.seatUpdate.since)).toBeLessThan(60_000);
  const path = `/licenses/${body.id}`;
  await progressed(body.id);
  const known = { percent: 60, movedSeats: 41_000, seatsToMove: 68_174 };
  expect((await server.as('get', path).expect(200)).body.seatUpdate).toMatchObject(known);
  const [listed] = (await server.as('get', `/licenses?q=${body.name}`).expect(200)).body.items;
  expect(listed.seatUpdate).toMatchObject(known);
  const here = `/organizations/${device.organizationId}/licenses?includeGlobal=true&q=${body.name}`;
  expect((await server.as('get', here).expect(200)).body.items[0].seatUpdate).toMatchObject({ percent: 60 });
  // Of a newer change it is not known yet how far it is.
  const note = { scope: { global: false, organizationIds: [device.organizationId] } };
  const { seatUpdate } = (await server.as('patch', path).send(note).expect(200)).body;
  expect(seatUpdate).toMatchObject({ percent: null });
  // What ends after others may have looked at it is told to them.
  await server.database.query(
    sql`UPDATE license SET reconcile_requested_at = reconcile_requested_at - interval '1 min' WHERE id = ${body.id}`,
  );
  await letGo();
  await vi.waitFor(async () =>
    expect((await server.as('get', path).expect(200)).body).toMatchObject({ usage: 1, seatUpdate: null }),
  );
  const told = { topic: 'licenses', ids: [body.id], organizationIds: [device.organizationId] };
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject(told));
  end();
});

it('tells whoever sees a part of a license which part is done, and no number of seats', async () => {
  const { organizationId } = device;
  const hiddenDevice = await aDevice(server.database);
  const scope = { global: false, organizationIds: [organizationId, hiddenDevice.organizationId] };
  const { id } = (
    await server
      .as('post', '/licenses')
      .send({ ...automatic(), scope })
      .expect(201)
  ).body;
  await progressed(id);
  const only = {
    defaultLevel: 'NONE' as const,
    organizationOverrides: [{ organizationId, level: 'VIEW' as const }],
  };
  const as = await signedInWith(server, { SOFTWARE_LICENSES: only, ORGANIZATIONS: only });
  const hidden = { percent: 60, movedSeats: null, seatsToMove: null };
  const here = `/organizations/${organizationId}/licenses`;
  for (const path of ['/licenses', here]) {
    const { items } = (await as('get', path).expect(200)).body;
    expect(items.find((item: { id: number }) => item.id === id).seatUpdate).toMatchObject(hidden);
  }
  await letGo();
});

it('says of exceptions and groups the same', async () => {
  await letGo();
  const { id } = (await server.as('post', '/licenses').send(automatic()).expect(201)).body;
  const updating = async () => (await server.as('get', `/licenses/${id}`).expect(200)).body.seatUpdate !== null;
  await vi.waitFor(async () => expect(await updating()).toBe(false));
  await checksIn();
  await server
    .as('put', `/licenses/${id}/exceptions`)
    .send({ include: [], exclude: [{ kind: 'DEVICE', id: device.id }] })
    .expect(200);
  expect(await updating()).toBe(true);
  await letGo();
  await vi.waitFor(async () => expect(await updating()).toBe(false));
  expect((await server.as('get', `/licenses/${id}`).expect(200)).body.usage).toBe(0);
});
