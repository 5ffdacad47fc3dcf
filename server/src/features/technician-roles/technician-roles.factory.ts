import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { Grant } from '../permissions/permissions.rules.js';

/** Puts a technician role into the database of a test. */
export async function aTechnicianRole(
  database: Database,
  fields: { name?: string; permissions?: readonly Grant[] } = {},
): Promise<{ id: number; name: string }> {
  const name = fields.name ?? uniqueName('Technician role');
  const { id } = await database.one<{ id: number }>(
    sql`INSERT INTO technician_role (name, permissions)
      VALUES (${name}, ${JSON.stringify(fields.permissions ?? [])}::jsonb) RETURNING id`,
  );
  return { id, name };
}
