import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** Puts a vendor into the database of a test. */
export async function aVendor(
  database: Database,
  fields: { name?: string } = {},
): Promise<{ id: number; name: string }> {
  const name = fields.name ?? uniqueName('Vendor');
  const { id } = await database.one<{ id: number }>(sql`INSERT INTO vendor (name) VALUES (${name}) RETURNING id`);
  return { id, name };
}
