import { type Action, actions, type Permissions, reachOf } from '../../platform/authorization/permissions.js';
import { type Policy, reachCondition, type Rule } from '../../platform/authorization/policy.js';
import { sql } from '../../platform/database/sql.js';

/**
 * End users and contacts follow the area End Users in their organization, contacts of no organization its default level.
 * Technicians belong to no organization: the default level of Technicians & Roles decides.
 */
export const peoplePolicy: Policy = {
  subject: 'Person',
  fields: {
    kind: { column: (alias) => sql`${alias}.kind` },
    organizationId: { column: (alias) => sql`${alias}.organization_id` },
  },
  rules: (permissions) =>
    actions.flatMap((action) => [...endUserRules(permissions, action), ...technicianRules(permissions, action)]),
};

/** "Not a technician" rather than a list of kinds, so that news of which only the organization is known match too. */
function endUserRules(permissions: Permissions, action: Action): Rule[] {
  const reach = reachCondition(permissions, 'END_USERS', action, 'organizationId');
  return reach === null ? [] : [{ action, subject: 'Person', conditions: { kind: { $ne: 'TECHNICIAN' }, ...reach } }];
}

function technicianRules(permissions: Permissions, action: Action): Rule[] {
  return 'everywhereExcept' in reachOf(permissions, 'TECHNICIANS_ROLES', action)
    ? [{ action, subject: 'Person', conditions: { kind: 'TECHNICIAN' } }]
    : [];
}
