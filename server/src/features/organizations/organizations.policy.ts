import { sql } from '../../platform/database/sql.js';
import { organizationPolicy } from '../../platform/authorization/policy.js';

/** Organizations follow their own area, each being its own organization. */
export const organizationsPolicy = organizationPolicy({
  subject: 'Organization',
  area: 'ORGANIZATIONS',
  column: (alias) => sql`${alias}.id`,
});
