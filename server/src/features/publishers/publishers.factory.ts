import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** Puts a publisher into the database of a test. */
export async function aPublisher(
  database: Database,
  fields: { name?: string } = {},
): Promise<{ id: number; name: string }> {
  const name = fields.name ?? uniqueName('Publisher');
  const { id } = await database.one<{ id: number }>(sql`INSERT INTO publisher (name) VALUES (${name}) RETURNING id`);
  return { id, name };
}
