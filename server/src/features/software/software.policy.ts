import { organizationPolicy, type Policy, type Rule, globalPolicy } from '../../platform/authorization/policy.js';
import { type Permissions, reachOf } from '../../platform/authorization/permissions.js';
import { identifier, sql, type Sql } from '../../platform/database/sql.js';

const area = 'SOFTWARE_CATALOG';

/** Reading follows the organizations in which the thing is installed; changing it concerns all, so the default level decides. */
function rulesOf(subject: string, permissions: Permissions): Rule[] {
  const changes = globalPolicy({ subject, area })
    .rules(permissions)
    .filter((rule) => rule.action !== 'read');
  const reach = reachOf(permissions, area, 'read');
  if ('everywhereExcept' in reach) {
    const excepted = reach.everywhereExcept;
    const conditions = excepted.length === 0 ? {} : { conditions: { elsewhereThan: { $in: excepted } } };
    return [{ action: 'read', subject, ...conditions }, ...changes];
  }
  if (reach.onlyIn.length === 0) return changes;
  return [{ action: 'read', subject, conditions: { organizationIds: { $in: reach.onlyIn } } }, ...changes];
}

/**
 * Software is known to an actor where the catalogue's area allows it: everywhere, or as far as an active device of an
 * organization in reach has it, so that no name is learned from an organization that the actor may not view.
 */
function installedPolicy(subject: string, table: string, column: string): Policy {
  const installed = (alias: Sql, condition: Sql) => sql`EXISTS (
    SELECT FROM ${identifier(table)} seen
    WHERE seen.${identifier(column)} = ${alias}.id AND seen.devices > 0 AND ${condition})`;
  return {
    subject,
    fields: {
      /** Organizations that have it. */
      organizationIds: { exists: (alias, condition) => installed(alias, condition(sql`seen.organization_id`)) },
      /** Satisfied when an organization other than those compared with has it. */
      elsewhereThan: {
        exists: (alias, condition) => installed(alias, sql`NOT ${condition(sql`seen.organization_id`)}`),
      },
    },
    rules: (permissions) => rulesOf(subject, permissions),
  };
}

export const productsPolicy = installedPolicy('Product', 'product_device_count', 'product_id');

export const titlesPolicy = installedPolicy('Title', 'title_device_count', 'title_id');

/** A rule concerns the titles of every organization. */
export const softwareRulesPolicy = globalPolicy({ subject: 'SoftwareRule', area });

/** What is installed on devices, and how often, follows the devices. Rows are devices or counts by organization. */
export const installationsPolicy = organizationPolicy({ subject: 'Installation', area: 'DEVICES' });

/** True for those who see the installations of every organization: their counts are the totals. */
export function seesEveryInstallation(permissions: Permissions): boolean {
  const reach = reachOf(permissions, 'DEVICES', 'read');
  return 'everywhereExcept' in reach && reach.everywhereExcept.length === 0;
}
