import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anOrganization } from '../organizations/organizations.factory.js';

/** Puts a location into the database of a test, in an organization of its own unless one is given. */
export async function aLocation(
  database: Database,
  fields: { name?: string; organizationId?: number } = {},
): Promise<{ id: number; name: string; organizationId: number }> {
  const name = fields.name ?? uniqueName('Location');
  const organizationId = fields.organizationId ?? (await anOrganization(database)).id;
  const { id } = await database.one<{ id: number }>(
    sql`INSERT INTO location (organization_id, name) VALUES (${organizationId}, ${name}) RETURNING id`,
  );
  return { id, name, organizationId };
}
