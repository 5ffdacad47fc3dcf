import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql, type Sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aDeviceGroup, comparison } from '../device-groups/device-groups.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { quantities } from './billing-measuring.sql.js';
import { BillingMeasuring } from './billing-measuring.service.js';
import { aProductRow } from './billing-products.factory.js';

/** A fleet of one organization with 5,000 devices, each of which holds twelve seats, and of sixty small ones. */
const devicesHere = 5_000;
const devicesElsewhere = 500;
const others = 60;
const licenses = 12;

let server: TestServer;
let measuring: BillingMeasuring;
let here: number;
let products: number[];
beforeAll(async () => {
  server = await startTestServer();
  measuring = server.app.get(BillingMeasuring, { strict: false });
  const { database } = server;
  here = (await anOrganization(database)).id;
  await database.query(sql`
    INSERT INTO organization (name) SELECT 'Elsewhere ' || n FROM generate_series(1, ${others}::int) n`);
  await database.query(sql`INSERT INTO location (organization_id, name) SELECT id, 'Here' FROM organization`);
  await database.query(sql`
    INSERT INTO device (organization_id, location_id, name, device_class)
    SELECT c.organization_id, c.id, 'PC ' || n, CASE WHEN n % 5 = 0 THEN 'LAPTOP' ELSE 'SERVER' END
    FROM location c CROSS JOIN LATERAL generate_series(
      1, CASE c.organization_id WHEN ${here} THEN ${devicesHere}::int ELSE ${devicesElsewhere}::int END) n`);
  await database.query(sql`
    INSERT INTO person (kind, name, email, organization_id)
    SELECT 'END_USER', 'Person ' || n, 'p' || n || '@' || o.id || '.test', o.id
    FROM organization o, generate_series(1, 300) n`);
  await database.query(sql`
    INSERT INTO license (name, type, assignment_mode)
    SELECT 'Suite ' || n, 'PER_DEVICE', 'MANUAL' FROM generate_series(1, ${licenses}::int) n`);
  // Elsewhere, of one license. Of each license, a third of the seats has ended.
  await database.query(sql`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_at)
    SELECT l.id, d.id, d.organization_id, 'RULE', '2026-01-01', CASE WHEN d.id % 3 = 0 THEN date '2026-02-01' END,
      CASE WHEN d.id % 3 = 0 THEN timestamptz '2026-02-01' END
    FROM license l, device d WHERE d.organization_id = ${here} OR l.id = (SELECT min(id) FROM license)`);
  await database.query(sql`VACUUM ANALYZE`);
  const group = await aDeviceGroup(server, comparison('deviceClass', 'equals', 'LAPTOP'));
  const rows = await database.query<{ id: number }>(sql`SELECT id FROM license ORDER BY id`);
  products = [
    await aProductRow(database, { quantitySource: 'DEVICE_COUNT' }),
    await aProductRow(database, { quantitySource: 'DEVICE_COUNT', deviceGroupId: group.id }),
    await aProductRow(database, { quantitySource: 'END_USER_COUNT' }),
  ];
  for (const { id } of rows) {
    products.push(await aProductRow(database, { quantitySource: 'SOFTWARE_LICENSE', licenseId: id }));
  }
}, 300_000);
afterAll(() => server.close());

const day = Temporal.PlainDate.from('2026-02-01');

async function planOf(statement: Sql): Promise<string> {
  const lines = await server.database.query<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${statement}`);
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

describe('measuring among 35,000 devices and 90,000 seats', () => {
  it('counts what is there', async () => {
    const later = Temporal.Now.plainDateISO('UTC');
    const told = [...(await measuring.quantities(here, products, later)).values()].map(({ quantity }) => quantity);
    expect(told.slice(0, 3)).toEqual([devicesHere, devicesHere / 5, 300]);
    for (const seats of told.slice(3)) expect(seats).toBeCloseTo((devicesHere * 2) / 3, -1);
  });

  it('reads the part of indexes that is about the organization, and no table as a whole', async () => {
    const place = { organizationId: here, day: day.toString(), dayEnd: '2026-02-02T00:00:00Z' };
    const plan = await planOf(quantities(place, products));
    expect(plan).toContain('assignment_organization_id_idx');
    expect(plan).toContain('device_organization_name_idx');
    expect(plan).toContain('person_organization_id_idx');
    expect(plan).not.toMatch(/Seq Scan on (assignment|device|person) /);
  });

  it('names the holders of a license so, too', async () => {
    const plan = await planOf(await measuring.holdersOf(products[3] ?? 0, here, day));
    expect(plan).toMatch(/assignment_organization_id_idx/);
    expect(plan).not.toMatch(/Seq Scan on assignment /);
    const devices = await planOf(await measuring.holdersOf(products[1] ?? 0, here, day));
    expect(devices).not.toMatch(/Seq Scan on device /);
  });
});
