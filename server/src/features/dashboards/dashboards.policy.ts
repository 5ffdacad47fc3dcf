import { type PermissionArea, type Permissions, reachOf } from '../../platform/authorization/permissions.js';
import type { Policy } from '../../platform/authorization/policy.js';

/** The areas whose figures the overview shows; those of alerts and billing are told with those of licenses. */
const shown: readonly PermissionArea[] = ['SOFTWARE_LICENSES', 'SOFTWARE_CATALOG', 'DEVICES', 'AUDIT_LOG'];

function seesSome(permissions: Permissions, area: PermissionArea): boolean {
  const reach = reachOf(permissions, area, 'read');
  return 'everywhereExcept' in reach || reach.onlyIn.length > 0;
}

/** Whoever sees anything of what it is about has an overview. */
export const dashboardsPolicy: Policy = {
  subject: 'Dashboard',
  fields: {},
  rules: (permissions) =>
    shown.some((area) => seesSome(permissions, area)) ? [{ action: 'read', subject: 'Dashboard' }] : [],
};
