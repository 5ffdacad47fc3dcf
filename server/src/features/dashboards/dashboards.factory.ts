import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { judged } from '../alerts/alerts.factory.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPublisher } from '../publishers/publishers.factory.js';
import { Inventories } from '../software/software.factory.js';

/** The two organizations of an installation that has something in every part of the overview. */
export interface FilledPlaces {
  here: { id: number };
  elsewhere: { id: number };
}

const yearly = { autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 };
const each = (amount: string, currency: string) => ({ mode: 'PER_LICENSE', amount, currency });

/**
 * Fills two organizations on 2026-11-23: licenses of each, one that they share and a global one; or one more time only
 * one of them, with licenses of its own and seats of nobody else's.
 */
export async function fillOverview(server: TestServer, options: { only?: { id: number } } = {}): Promise<FilledPlaces> {
  if (options.only !== undefined) {
    await fillOrganization(server, options.only.id);
    return { here: options.only, elsewhere: options.only };
  }
  const here = await anOrganization(server.database);
  const elsewhere = await anOrganization(server.database);
  const [deviceHere] = await fillOrganization(server, here.id);
  const [deviceElsewhere] = await fillOrganization(server, elsewhere.id);
  const shared = { global: false, organizationIds: [here.id, elsewhere.id] };
  for (const scope of [shared, { global: true }]) {
    const license = await aManualLicense(server, {
      scope,
      quantity: 9,
      cost: each('12.00', 'USD'),
      ...termOf('2027-01-31'),
    });
    const devices = [deviceHere, deviceElsewhere].filter((device) => device !== undefined);
    await giveSeats(server, license, devices, { assignedOn: '2026-10-01' });
  }
  return { here, elsewhere };
}

function termOf(expiresOn: string): object {
  return { purchaseDate: '2025-01-15', term: { expiresOn, ...yearly } };
}

/** @returns its devices. */
async function fillOrganization(server: TestServer, organizationId: number): Promise<BuiltDevice[]> {
  const location = await aLocation(server.database, { organizationId });
  const devices: BuiltDevice[] = [];
  for (let index = 0; index < 4; index++) devices.push(await aDevice(server.database, { location }));
  const [first, second, third] = devices;
  if (first === undefined || second === undefined || third === undefined) throw new Error('There are no devices.');
  await lastSeen(server, first, '2026-11-22T08:00:00Z');
  await lastSeen(server, second, '2026-10-23T08:00:00Z');
  await server.database.query(sql`UPDATE device SET status = 'DECOMMISSIONED' WHERE id = ${devices[3]?.id ?? 0}`);
  await new Inventories(server).report(first, [uniqueName('Unheard of'), uniqueName('Never seen')]);
  await fillLicenses(server, organizationId, [first, second, third]);
  return devices;
}

async function lastSeen(server: TestServer, device: { id: number }, at: string): Promise<void> {
  await server.database.query(sql`UPDATE device SET last_seen_at = ${at}::timestamptz WHERE id = ${device.id}`);
}

async function fillLicenses(
  server: TestServer,
  organizationId: number,
  devices: readonly BuiltDevice[],
): Promise<void> {
  const scope = { global: false, organizationIds: [organizationId] };
  const { id: publisherId } = await aPublisher(server.database);
  const short = await aManualLicense(server, {
    scope,
    publisherId,
    quantity: 1,
    cost: each('20.00', 'USD'),
    ...termOf('2026-12-31'),
  });
  await giveSeats(server, short, devices, { assignedOn: '2026-11-02' });
  const unused = await aManualLicense(server, {
    scope,
    publisherId,
    quantity: 8,
    cost: each('33.33', 'EUR'),
    ...termOf('2027-02-21'),
  });
  await giveSeats(server, unused, devices.slice(0, 2), { assignedOn: '2026-09-01' });
  const purchases = [
    { purchasedOn: '2026-09-10', quantityDelta: 3, unitCost: '30.5', currency: 'EUR' },
    { purchasedOn: '2026-09-30', quantityDelta: -1, totalCost: '10' },
    { purchasedOn: '2026-10-01', quantityDelta: 2, unitCost: '31', currency: 'USD' },
  ];
  for (const purchase of purchases) await server.as('post', `${unused.path}/purchases`).send(purchase).expect(201);
  const send = async (fields: object): Promise<number> => {
    const body = { name: uniqueName('License'), type: 'CUSTOM', scope, ...fields };
    return (await server.as('post', '/licenses').send(body).expect(201)).body.id;
  };
  const custom = await send({ quantity: 5, usage: 2, cost: each('7', 'USD'), purchaseDate: '2026-03-03' });
  // It was entered in summer, and its usage was set last in autumn.
  await server.database.query(sql`
    UPDATE license SET created_at = '2026-07-01T12:00:00Z', custom_usage = 4 WHERE id = ${custom}`);
  await server.database.query(sql`
    INSERT INTO license_usage_history (license_id, changed_at, old_quantity, new_quantity, old_usage, new_usage)
    VALUES (${custom}, '2026-10-10T12:00:00Z', 5, 5, 2, 4)`);
  await send({ quantity: 4, usage: 4, purchaseDate: '2024-01-01', term: { expiresOn: '2026-05-05' } });
  await changedOfType(server, scope, devices);
  // All of them: an alert that opens between two figures would be in one alone.
  const licenses = await server.database.query<{ id: number }>(sql`SELECT id FROM license`);
  await judged(
    server,
    licenses.map(({ id }) => id),
  );
}

/** A license that was counted by hand until October, and one that had seats until today. */
async function changedOfType(server: TestServer, scope: object, devices: readonly BuiltDevice[]): Promise<void> {
  const body = {
    name: uniqueName('Counted'),
    type: 'CUSTOM',
    scope,
    quantity: 6,
    usage: 5,
    purchaseDate: '2026-08-01',
  };
  const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
  const seats = { type: 'PER_DEVICE', assignmentMode: 'MANUAL' };
  await server.as('patch', `/licenses/${id}`).send(seats).expect(200);
  await server.database.query(sql`UPDATE license SET created_at = '2026-08-01T12:00:00Z' WHERE id = ${id}`);
  await server.database.query(sql`
    UPDATE license_usage_history SET changed_at = '2026-10-20T12:00:00Z' WHERE license_id = ${id}`);
  const held = await aManualLicense(server, { scope, quantity: 6, purchaseDate: '2026-08-01' });
  await giveSeats(server, held, devices.slice(0, 2), { assignedOn: '2026-09-15' });
  await server.as('patch', held.path).send({ type: 'CUSTOM', usage: 1 }).expect(200);
}
