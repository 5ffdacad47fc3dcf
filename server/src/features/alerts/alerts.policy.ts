import {
  type Action,
  actions,
  bothReach,
  type OrganizationReach,
  type Permissions,
  reachOf,
} from '../../platform/authorization/permissions.js';
import { type Policy, wholeScopeRules } from '../../platform/authorization/policy.js';
import { sql } from '../../platform/database/sql.js';

/** Where the area Alerts allows an action and licenses may be seen: an alert tells of a license. */
function reach(permissions: Permissions, action: Action): OrganizationReach {
  return bothReach(reachOf(permissions, 'ALERTS', action), reachOf(permissions, 'SOFTWARE_LICENSES', 'read'));
}

const whole = 'Alert';

/**
 * Alerts of whole licenses, whose figures are those of all organizations in scope: each of them must allow it, and for
 * global licenses every organization. Rows are licenses.
 */
export const alertsPolicy: Policy = {
  subject: whole,
  fields: {
    global: { column: (alias) => sql`${alias}.scope_global` },
    organizationIds: {
      exists: (alias, condition) =>
        sql`EXISTS (SELECT FROM license_organization scope WHERE scope.license_id = ${alias}.id AND ${condition(sql`scope.organization_id`)})`,
    },
  },
  rules: (permissions) => actions.flatMap((action) => wholeScopeRules(whole, action, reach(permissions, action))),
};

/** Alerts of what one organization uses of a license. */
export const organizationAlertsPolicy: Policy = {
  subject: 'OrganizationAlert',
  fields: { organizationId: { column: (alias) => sql`${alias}.organization_id` } },
  rules: (permissions) =>
    actions.flatMap((action) => {
      const subject = 'OrganizationAlert';
      const within = reach(permissions, action);
      if ('onlyIn' in within) {
        if (within.onlyIn.length === 0) return [];
        return [{ action, subject, conditions: { organizationId: { $in: within.onlyIn } } }];
      }
      if (within.everywhereExcept.length === 0) return [{ action, subject }];
      return [{ action, subject, conditions: { organizationId: { $nin: within.everywhereExcept } } }];
    }),
};
