import type { Policy } from '../../platform/authorization/policy.js';
import { globalPolicy } from '../../platform/authorization/policy.js';
import { type OrganizationReach, type Permissions, reachOf } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';

const subject = 'Notification';

/** The organizations whose alerts and licenses somebody sees, both. */
function seenBy(permissions: Permissions): OrganizationReach {
  const alerts = reachOf(permissions, 'ALERTS', 'read');
  const licenses = reachOf(permissions, 'SOFTWARE_LICENSES', 'read');
  if ('everywhereExcept' in alerts && 'everywhereExcept' in licenses) {
    return { everywhereExcept: [...new Set([...alerts.everywhereExcept, ...licenses.everywhereExcept])] };
  }
  const [only, other] = 'onlyIn' in alerts ? [alerts, licenses] : [licenses, alerts];
  if (!('onlyIn' in only)) return other;
  const [ids, keep] = 'onlyIn' in other ? [other.onlyIn, true] : [other.everywhereExcept, false];
  return { onlyIn: only.onlyIn.filter((id) => ids.includes(id) === keep) };
}

/**
 * A notification is seen by who may see all that it tells of: it has figures of every organization that it names, and one
 * of no organization in particular has figures of all.
 */
export const notificationsPolicy: Policy = {
  subject,
  fields: {
    global: { column: (alias) => sql`${alias}.is_global` },
    organizationIds: {
      exists: (alias, condition) =>
        sql`EXISTS (SELECT FROM unnest(${alias}.organization_ids) AS told (id) WHERE ${condition(sql`told.id`)})`,
    },
  },
  rules: (permissions) => {
    const reach = seenBy(permissions);
    if ('everywhereExcept' in reach) {
      const { everywhereExcept } = reach;
      if (everywhereExcept.length === 0) return [{ action: 'read', subject }];
      const conditions = { global: false, organizationIds: { $nin: [...everywhereExcept] } };
      return [{ action: 'read', subject, conditions }];
    }
    const { onlyIn } = reach;
    if (onlyIn.length === 0) return [];
    const elsewhere = { organizationIds: { $elemMatch: { $nin: [...onlyIn] } } };
    return [
      { action: 'read', subject, conditions: { global: false, organizationIds: { $in: [...onlyIn] } } },
      { action: 'read', subject, inverted: true, conditions: elsewhere },
    ];
  },
};

/** Channels belong to no organization: the default level of the settings decides. */
export const notificationChannelsPolicy = globalPolicy({ subject: 'NotificationChannel', area: 'APPS_SETTINGS' });

/** Like channels; which deliveries somebody sees depends besides on the notifications that are delivered. */
export const notificationDeliveriesPolicy = globalPolicy({ subject: 'NotificationDelivery', area: 'APPS_SETTINGS' });
