import type { Policy } from '../../platform/authorization/policy.js';
import { reachOf } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';

const subject = 'AuditEvent';

/** Changes of permissions name every organization that they are different in. */
const changesOfPermissions = ['technician-role.permissions-changed', 'technician.permissions-changed'];

/** How the names of exports end: how many rows there were counts those of every organization that the exporter sees. */
const exported = '.exported';

/**
 * Events follow the area Audit Log in their organization; those of none, its default level. What tells of several
 * organizations at once, such as a license that they share, a view of a list, what went with sample data or how long an
 * exported list was, is for those who may read of every organization.
 */
export const auditEventsPolicy: Policy = {
  subject,
  fields: {
    organizationId: { column: (alias) => sql`${alias}.organization_id` },
    ofSeveral: {
      column: (alias) => sql`(${alias}.organization_id IS NULL
        AND (${alias}.subject_type IN ('License', 'Alert', 'SampleData', 'SavedView')
          OR ${alias}.action = ANY(${changesOfPermissions}::text[])
          OR right(${alias}.action, ${exported.length}::int) = ${exported}))`,
    },
  },
  // The log is read and never changed.
  rules: (permissions) => {
    const reach = reachOf(permissions, 'AUDIT_LOG', 'read');
    if ('onlyIn' in reach) {
      return reach.onlyIn.length === 0
        ? []
        : [{ action: 'read', subject, conditions: { organizationId: { $in: reach.onlyIn } } }];
    }
    const { everywhereExcept } = reach;
    return everywhereExcept.length === 0
      ? [{ action: 'read', subject }]
      : [{ action: 'read', subject, conditions: { organizationId: { $nin: everywhereExcept }, ofSeveral: false } }];
  },
};
