import { sql, type Sql } from '../../platform/database/sql.js';
import type { LicenseShare } from './license-share.sql.js';

/**
 * The part of license `l` that an organization has: what is allocated to it, or all of it where the license is limited to
 * it alone. What a technician set as the usage of a custom license belongs to the whole of it. license_allocation_pkey,
 * license_organization_pkey, license_usage_pkey.
 * @param seen what the actor sees of the license: names and costs are those.
 */
export function shareOfOrganization(organizationId: number, seen: LicenseShare): LicenseShare {
  const { usageOfMany: _ofAll, ...rest } = seen;
  const { paid } = seen.ofPart;
  const alone = limitedToAlone(organizationId);
  const quantity = sql`coalesce(${allocated(organizationId)}, CASE WHEN ${alone} THEN l.quantity END)`;
  const usage = sql`CASE
    WHEN l.type <> 'CUSTOM' THEN coalesce((
      SELECT u.seats FROM license_usage u WHERE u.license_id = l.id AND u.organization_id = ${organizationId}), 0)
    WHEN ${alone} THEN coalesce(l.custom_usage, 0)::bigint
    ELSE 0 END`;
  return { ...rest, quantity, usage, ofPart: { quantity, usage, paid } };
}

/**
 * The same share with its own part of the cost alone: of all that the license costs where it is limited to the organization,
 * of what is allocated where each license has its price. What else is shared is nobody's part.
 */
export function paidByOrganization(organizationId: number, share: LicenseShare): LicenseShare {
  const paid = sql`CASE
    WHEN ${limitedToAlone(organizationId)} THEN l.quantity
    WHEN l.cost_mode = 'PER_LICENSE' THEN ${allocated(organizationId)} END`;
  return { ...share, paid, ofPart: { ...share.ofPart, paid } };
}

function limitedToAlone(organizationId: number): Sql {
  return sql`(NOT l.scope_global AND NOT EXISTS (
    SELECT FROM license_organization other WHERE other.license_id = l.id AND other.organization_id <> ${organizationId}))`;
}

function allocated(organizationId: number): Sql {
  return sql`(
    SELECT a.quantity FROM license_allocation a WHERE a.license_id = l.id AND a.organization_id = ${organizationId})`;
}

/**
 * Whether license `l` is limited to an organization or a location of it, or is global with a seat in it or a share for it.
 * @param everyGlobal also global ones without either.
 */
export function concernsOrganization(organizationId: number, everyGlobal: boolean): Sql {
  const limited = sql`EXISTS (
    SELECT FROM license_organization f WHERE f.license_id = l.id AND f.organization_id = ${organizationId})`;
  if (everyGlobal) return sql`l.scope_global OR ${limited}`;
  return sql`${limited} OR l.scope_global AND EXISTS (
    SELECT FROM license_usage f WHERE f.license_id = l.id AND f.organization_id = ${organizationId} AND f.seats > 0)
    OR ${allocated(organizationId)} IS NOT NULL`;
}
