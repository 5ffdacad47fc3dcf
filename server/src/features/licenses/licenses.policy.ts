import type { MongoQuery } from '@casl/ability';
import type { Policy } from '../../platform/authorization/policy.js';
import {
  type Action,
  actions,
  type OrganizationReach,
  type PermissionArea,
  reachOf,
} from '../../platform/authorization/permissions.js';
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
        const limited = limitedCondition(reach, action);
        if (limited === null) return global;
        const allowed = [...global, { action, subject, conditions: { global: false, organizationIds: limited } }];
        if (action === 'read' || !('onlyIn' in reach)) return allowed;
        // A level in some organizations is enough to see; to change, every organization of the scope must allow it.
        const elsewhere = { organizationIds: { $elemMatch: { $nin: reach.onlyIn } } };
        return [...allowed, { action, subject, inverted: true, conditions: elsewhere }];
      }),
  };
}

/** The condition on the organizations of a limited license: of a list, `$in` asks for one of them and `$nin` for none. */
function limitedCondition(reach: OrganizationReach, action: Action): MongoQuery | null {
  if ('onlyIn' in reach) return reach.onlyIn.length === 0 ? null : { $in: reach.onlyIn };
  const { everywhereExcept } = reach;
  return action === 'read' ? { $elemMatch: { $nin: everywhereExcept } } : { $nin: everywhereExcept };
}

export const licensesPolicy = licensePolicy('License', 'SOFTWARE_LICENSES');
