import { organizationPolicy } from '../../platform/authorization/policy.js';
import { sql } from '../../platform/database/sql.js';

/** Enrollment tokens belong to a location and follow the area of its organization. */
export const enrollmentTokensPolicy = organizationPolicy({
  subject: 'EnrollmentToken',
  area: 'ORGANIZATIONS',
  column: (alias) =>
    sql`(SELECT token_location.organization_id FROM location token_location
      WHERE token_location.id = ${alias}.location_id)`,
});
