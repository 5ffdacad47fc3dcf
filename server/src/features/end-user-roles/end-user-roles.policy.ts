import { type Action, reachOf } from '../../platform/authorization/permissions.js';
import type { Policy } from '../../platform/authorization/policy.js';

const changes: readonly Action[] = ['update', 'create', 'delete'];

/**
 * End-user roles belong to no organization: the default level of End Users decides who changes them. Whoever may see
 * the end users of some organization sees the roles that these can have.
 */
export const endUserRolesPolicy: Policy = {
  subject: 'EndUserRole',
  fields: {},
  rules: (permissions) => {
    const subject = 'EndUserRole';
    const reach = reachOf(permissions, 'END_USERS', 'read');
    const seen = 'everywhereExcept' in reach || reach.onlyIn.length > 0;
    const changed = changes.filter((action) => 'everywhereExcept' in reachOf(permissions, 'END_USERS', action));
    return [...(seen ? (['read'] as const) : []), ...changed].map((action) => ({ action, subject }));
  },
};
