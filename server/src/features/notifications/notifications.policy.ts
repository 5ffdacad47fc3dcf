import type { Policy } from '../../platform/authorization/policy.js';
import { globalPolicy, wholeScopeRules } from '../../platform/authorization/policy.js';
import { bothReach, reachOf } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';

const subject = 'Notification';

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
    const seen = bothReach(reachOf(permissions, 'ALERTS', 'read'), reachOf(permissions, 'SOFTWARE_LICENSES', 'read'));
    return wholeScopeRules(subject, 'read', seen);
  },
};

/** Channels belong to no organization: the default level of the settings decides. */
export const notificationChannelsPolicy = globalPolicy({ subject: 'NotificationChannel', area: 'APPS_SETTINGS' });

/** Like channels; which deliveries somebody sees depends besides on the notifications that are delivered. */
export const notificationDeliveriesPolicy = globalPolicy({ subject: 'NotificationDelivery', area: 'APPS_SETTINGS' });
