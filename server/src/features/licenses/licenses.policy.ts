import { type Policy, reachCondition } from '../../platform/authorization/policy.js';
import { actions, type PermissionArea, reachOf } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';

/**
 * A global license needs the level under default access. A limited one is seen where any organization of its scope
 * allows it, and changed only where none of them forbids it.
 */
export function licensePolicy(subject: string, area: PermissionArea): Policy {
  return {
    subject,
    fields: {
      global: { column: (alias) => sql`${alias}.scope_global` },
      organizationIds: {
        exists: (alias, condition) =>
          sql`EXISTS (SELECT FROM license_organization scope WHERE scope.license_id = ${alias}.id AND ${condition(sql`scope.organization_id`)})`,
      },
    },
    rules: (permissions) =>
      actions.flatMap((action) => {
        const reach = reachOf(permissions, area, action);
        if ('everywhereExcept' in reach && reach.everywhereExcept.length === 0) return [{ action, subject }];
        const global = 'everywhereExcept' in reach ? [{ action, subject, conditions: { global: true } }] : [];
        const limited = reachCondition(permissions, area, action, 'organizationIds');
        if (limited === null || limited === undefined) return global;
        const allowed = [...global, { action, subject, conditions: { global: false, ...limited } }];
        if (action === 'read' || !('onlyIn' in reach)) return allowed;
        // A level in some organizations is enough to see; to change, every organization of the scope must allow it.
        const elsewhere = { organizationIds: { $elemMatch: { $nin: reach.onlyIn } } };
        return [...allowed, { action, subject, inverted: true, conditions: elsewhere }];
      }),
  };
}

export const licensesPolicy = licensePolicy('License', 'SOFTWARE_LICENSES');
