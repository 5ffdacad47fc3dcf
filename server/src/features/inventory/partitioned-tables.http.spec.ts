import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { wrongCounts } from '../software/software.factory.js';
import { inventoryXml } from './agent-protocol/agent-documents.factory.js';
import { aDocumentDevice, anEnrolledLocation, type EnrolledLocation, sendDocument } from './inventory.factory.js';

/** The statements of the operator's page, in its order. */
function statementsOf(heading: string): string[] {
  const page = readFileSync(new URL('../../../../docs/growing.md', import.meta.url), 'utf8');
  const section = page.split(/^##+ /m).find((each) => each.startsWith(heading)) ?? '';
  return [...section.matchAll(/```sql\n(.*?)```/gs)].map(([, statements]) => statements ?? '');
}

interface Shape {
  name: string;
  definition: string;
}

describe('the SQL of docs/growing.md', () => {
  let server: TestServer;
  let client: pg.Client;
  let place: EnrolledLocation;
  let before: { indexes: Shape[]; constraints: Shape[]; seats: unknown[] };

  const device = aDocumentDevice();
  const report = (software: string[], reported = device) =>
    sendDocument(
      server,
      place.token,
      inventoryXml(
        reported,
        software.map((name) => ({ name, version: '1' })),
      ),
    );

  /** Without what partitions are called, and where they belong. */
  const indexes = () =>
    server.database.query<Shape>(sql`
      SELECT indexname AS name, replace(indexdef, ' ON ONLY ', ' ON ') AS definition
      FROM pg_indexes WHERE tablename IN ('installation', 'assignment') ORDER BY 1`);
  const constraints = () =>
    server.database.query<Shape>(sql`
      SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE conrelid IN ('installation'::regclass, 'assignment'::regclass, 'license_key'::regclass) AND conparentid = 0
      ORDER BY conname`);
  const allSeats = () => server.database.query<object>(sql`SELECT * FROM assignment ORDER BY id`);

  async function licenseOn(title: string): Promise<number> {
    const { id: productId } = await server.database.one<{ id: number }>(
      sql`SELECT product_id AS id FROM title WHERE name = ${title} LIMIT 1`,
    );
    const { body } = await server
      .as('post', '/licenses')
      .send({
        ...{ name: uniqueName('License'), type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', quantity: 1 },
        assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
      })
      .expect(201);
    return body.id;
  }

  const seatsOf = async (licenseId: number, query = 'active=true'): Promise<{ id: number }[]> =>
    (await server.as('get', `/licenses/${licenseId}/assignments?${query}`).expect(200)).body.items;

  let license: number;

  beforeAll(async () => {
    server = await startTestServer();
    client = new pg.Client({ connectionString: server.databaseUrl });
    await client.connect();
    place = await anEnrolledLocation(server);
    await report(['Kept Tool', 'Other Tool']);
    for (let others = 0; others < 8; others++) await report(['Kept Tool'], aDocumentDevice());
    license = await licenseOn('Kept Tool');
    before = { indexes: await indexes(), constraints: await constraints(), seats: await allSeats() };
    const statements = [...statementsOf('Autovacuum'), ...statementsOf('Partitioning')];
    expect(statements).toHaveLength(3);
    for (const each of statements) await client.query(each);
  });
  afterAll(async () => {
    await client.end();
    await server.close();
  });

  it('keeps every row, index and constraint, except for the key that has to hold the license', async () => {
    expect(before.seats).toHaveLength(9);
    expect(await allSeats()).toEqual(before.seats);
    expect(await indexes()).toEqual(
      before.indexes.map(({ name, definition }) => ({
        name,
        definition: name === 'assignment_pkey' ? definition.replace('(id)', '(id, license_id)') : definition,
      })),
    );
    const changed = new Map([
      ['assignment_pkey', 'PRIMARY KEY (id, license_id)'],
      [
        'license_key_assignment_id_fkey',
        'FOREIGN KEY (assignment_id, license_id) REFERENCES assignment(id, license_id) ON DELETE SET NULL (assignment_id)',
      ],
    ]);
    expect(await constraints()).toEqual(
      before.constraints.map(({ name, definition }) => ({ name, definition: changed.get(name) ?? definition })),
    );
    const { parts } = await server.database.one<{ parts: number }>(sql`
      SELECT count(*) AS parts FROM pg_inherits WHERE inhparent IN ('installation'::regclass, 'assignment'::regclass)`);
    expect(parts).toBe(32);
  });

  it('goes on with check-ins, and with the seats that follow from them', async () => {
    expect(await report(['Other Tool'])).toMatchObject({ status: 200 });
    expect(await seatsOf(license)).toHaveLength(8);
    expect(await report(['Kept Tool', 'New Tool'])).toMatchObject({ status: 200 });
    const seats = await seatsOf(license);
    expect(seats).toHaveLength(9);
    expect(Math.max(...seats.map(({ id }) => id))).toBeGreaterThan(9);
    expect(await seatsOf(license, 'active=false')).toHaveLength(1);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('goes on with reconciling whole licenses, keys of seats and deleting', async () => {
    const other = await licenseOn('New Tool');
    const [seat] = await seatsOf(other);
    await server.as('post', `/licenses/${other}/keys`).send({ value: 'ABCD-EFGH', assignmentId: seat?.id }).expect(201);
    await client.query('DELETE FROM assignment WHERE id = $1', [seat?.id]);
    const { rows } = await client.query('SELECT license_id, assignment_id FROM license_key');
    expect(rows).toEqual([{ license_id: String(other), assignment_id: null }]);
    await server.as('delete', `/licenses/${license}`).expect(204);
  });

  it('reads one partition for a device and for a license', async () => {
    const partsIn = async (statement: string): Promise<number> => {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      return new Set(plan.match(/ on (installation|assignment)_\d+/g)).size;
    };
    expect(await partsIn('SELECT * FROM installation WHERE device_id = 7')).toBe(1);
    expect(await partsIn('SELECT * FROM installation WHERE release_id = 7')).toBe(16);
    expect(await partsIn('SELECT * FROM assignment WHERE license_id = 7 AND ended_on IS NULL')).toBe(1);
    expect(await partsIn('SELECT * FROM assignment WHERE device_id = 7')).toBe(16);
  });
});
