import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** Puts an end-user role into the database of a test. */
export async function anEndUserRole(
  database: Database,
  fields: { name?: string } = {},
): Promise<{ id: number; name: string }> {
  const name = fields.name ?? uniqueName('End-user role');
  const { id } = await database.one<{ id: number }>(
    sql`INSERT INTO end_user_role (name) VALUES (${name}) RETURNING id`,
  );
  return { id, name };
}
