import { type Action, actions, type Permissions, reachOf } from '../../platform/authorization/permissions.js';
import type { Policy, Rule } from '../../platform/authorization/policy.js';
import { sql } from '../../platform/database/sql.js';

/** An export is for those alone who may see all invoices in it: a file can't be shown in part. It always has some. */
export const billingExportsPolicy: Policy = {
  subject: 'BillingExport',
  fields: {
    organizationIds: {
      exists: (alias, condition) => sql`EXISTS (
        SELECT FROM billing_export_invoice part JOIN billing_invoice charged ON charged.id = part.billing_invoice_id
        WHERE part.billing_export_id = ${alias}.id AND ${condition(sql`charged.organization_id`)})`,
    },
  },
  rules: (permissions) => actions.flatMap((action) => rulesOf(permissions, action)),
};

function rulesOf(permissions: Permissions, action: Action): Rule[] {
  const subject = billingExportsPolicy.subject;
  const reach = reachOf(permissions, 'BILLING_INVOICES', action);
  if ('everywhereExcept' in reach) {
    if (reach.everywhereExcept.length === 0) return [{ action, subject }];
    return [{ action, subject, conditions: { organizationIds: { $nin: reach.everywhereExcept } } }];
  }
  if (reach.onlyIn.length === 0) return [];
  const elsewhere = { organizationIds: { $elemMatch: { $nin: reach.onlyIn } } };
  return [
    { action, subject },
    { action, subject, inverted: true, conditions: elsewhere },
  ];
}

/** A schedule exports the invoices of every organization: it is for those who may do so in each. */
export const exportSchedulesPolicy: Policy = {
  subject: 'BillingExportSchedule',
  fields: {},
  rules: (permissions) =>
    actions
      .filter((action) => {
        const reach = reachOf(permissions, 'BILLING_INVOICES', action);
        return 'everywhereExcept' in reach && reach.everywhereExcept.length === 0;
      })
      .map((action) => ({ action, subject: 'BillingExportSchedule' })),
};
