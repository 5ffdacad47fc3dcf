import type { Actor } from '../../platform/authorization/actor.js';
import type { Authorization } from '../../platform/authorization/authorization.service.js';
import { type OrganizationReach, reachOf } from '../../platform/authorization/permissions.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { partialShare, wholeShare } from '../licenses/license-share.sql.js';
import type { SeenByActor } from './billing-products.repository.js';

/** What somebody sees of products and of what these name. */
export function productsSeenBy(authorization: Authorization, actor: Actor): SeenByActor {
  const share = authorization.allowsEvery(actor, 'read', 'Assignment')
    ? wholeShare
    : partialShare((alias) => authorization.visibleTo(actor, 'Assignment', alias));
  const agreements = reachOf(actor.permissions, 'BILLING_AGREEMENTS', 'read');
  return {
    products: authorization.visibleTo(actor, 'BillingProduct', 'p'),
    licenses: authorization.visibleTo(actor, 'License', 'l'),
    paid: share.paid,
    everyLicense: authorization.allowsEvery(actor, 'read', 'License'),
    groups: authorization.visibleTo(actor, 'DeviceGroup', 'g'),
    roles: authorization.visibleTo(actor, 'EndUserRole', 'r'),
    agreements: isWithin(agreements, sql`ag.organization_id`),
    templates: 'everywhereExcept' in agreements,
  };
}

function isWithin(reach: OrganizationReach, organizationId: Sql): Sql {
  if ('onlyIn' in reach) return sql`${organizationId} = ANY(${[...reach.onlyIn]}::bigint[])`;
  return sql`${organizationId} <> ALL(${[...reach.everywhereExcept]}::bigint[])`;
}
