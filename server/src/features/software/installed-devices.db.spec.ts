import { afterAll, beforeAll, expect, it } from 'vitest';
import { inIds, sql } from '../../platform/database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../../platform/testing/open-test-database.js';
import { hasAnyProduct } from './installed-devices.sql.js';

let under: DatabaseUnderTest;
beforeAll(async () => {
  under = await openTestDatabase();
  for (const statement of [
    sql`INSERT INTO organization (name) VALUES ('Acme')`,
    sql`INSERT INTO location (organization_id, name) SELECT id, 'Main' FROM organization`,
    sql`INSERT INTO device (organization_id, location_id, name, device_class)
      SELECT l.organization_id, l.id, 'PC ' || n, 'LAPTOP' FROM location l, generate_series(1, 60) n`,
    sql`INSERT INTO product (name, kind, key) SELECT 'Product ' || n, 'APPLICATION', 'key ' || n FROM generate_series(1, 5) n`,
    sql`INSERT INTO title (name, product_id, matched_by) SELECT 'Title ' || id || n, id, 'GENERAL' FROM product, generate_series(1, 2) n`,
    sql`INSERT INTO release (title_id, version) SELECT id, n::text FROM title, generate_series(1, 2) n`,
    // The first products are on most devices, in several versions; the last one is nowhere.
    sql`INSERT INTO installation (device_id, release_id, first_seen_at)
      SELECT d.id, r.id, now() FROM device d, release r JOIN title t ON t.id = r.title_id
      WHERE t.product_id < 5 AND (d.id * 7 + r.id * 3) % (t.product_id * t.product_id + 1) = 0`,
  ]) {
    await under.database.query(statement);
  }
});
afterAll(() => under.close());

it.each([[[1]], [[3]], [[4]], [[5]], [[2, 3]], [[1, 5]]])(
  'finds the same devices of %j in every way',
  async (products) => {
    const expected = await under.database.query<{ id: number }>(sql`
    SELECT DISTINCT i.device_id AS id FROM installation i JOIN release r ON r.id = i.release_id
    JOIN title t ON t.id = r.title_id WHERE ${inIds(sql`t.product_id`, products)} ORDER BY 1`);
    for (const way of ['ASK', 'COLLECT', 'JOIN'] as const) {
      const condition = hasAnyProduct(products, way);
      const found = await under.database.query(sql`SELECT d.id FROM device d WHERE ${condition} ORDER BY d.id`);
      expect(found, way).toEqual(expected);
      const others = await under.database.query(sql`SELECT d.id FROM device d WHERE NOT (${condition})`);
      expect(others, way).toHaveLength(60 - expected.length);
    }
  },
);
