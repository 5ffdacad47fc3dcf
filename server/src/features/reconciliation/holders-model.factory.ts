import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { HolderKind } from './holder-kinds.rules.js';
import type { LicenseRule } from './license-rule.rules.js';

/*
 * Who should hold seats of per-user and per-site licenses, worked out in memory from what the database says of facts and
 * rules, straight from the sentences of the domain. It shares nothing with the engine but the form of rules.
 */

export interface ModelPerson {
  id: number;
  kind: 'END_USER' | 'TECHNICIAN' | 'CONTACT';
  organizationId: number | null;
  /** Of an archived organization. */
  archived: boolean;
  active: boolean;
  endUserRoleIds: number[];
  technicianRoleId: number | null;
}

export interface ModelSite {
  id: number;
  organizationId: number;
  archived: boolean;
  /** Products of each active device there. */
  devices: number[][];
}

export interface ModelSeat {
  id: number;
  licenseId: number;
  kind: HolderKind;
  holderId: number;
  organizationId: number | null;
  active: boolean;
  endReason: string | null;
}

export interface HoldersFacts {
  people: ModelPerson[];
  sites: ModelSite[];
  licenses: (LicenseRule & { id: number })[];
  seats: ModelSeat[];
}

function excepted(included: boolean) {
  return sql`ARRAY(SELECT coalesce(x.person_id, x.location_id, x.device_id) FROM license_exception x
    WHERE x.license_id = l.id AND x.included = ${included})`;
}

/** Reads everything that decides, in plain rows. */
export async function readHolders(database: Database): Promise<HoldersFacts> {
  const people = await database.query<ModelPerson>(sql`
    SELECT p.id, p.kind, p.organization_id AS "organizationId", coalesce(t.active, TRUE) AS active,
      EXISTS (SELECT FROM organization o WHERE o.id = p.organization_id AND o.archived_at IS NOT NULL) AS archived,
      ARRAY(SELECT role_id FROM person_end_user_role WHERE person_id = p.id) AS "endUserRoleIds",
      t.technician_role_id AS "technicianRoleId"
    FROM person p LEFT JOIN technician t ON t.person_id = p.id ORDER BY p.id`);
  const sites = await database.query<ModelSite>(sql`
    SELECT l.id, l.organization_id AS "organizationId",
      l.archived_at IS NOT NULL OR (SELECT o.archived_at IS NOT NULL FROM organization o WHERE o.id = l.organization_id) AS archived, (
      SELECT coalesce(json_agg(ARRAY(
        SELECT t.product_id FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
        WHERE i.device_id = d.id)), '[]')
      FROM device d WHERE d.location_id = l.id AND d.status = 'ACTIVE'
    ) AS devices
    FROM location l ORDER BY l.id`);
  const licenses = await database.query<LicenseRule & { id: number }>(sql`
    SELECT l.id, l.type, l.assignment_mode AS "assignmentMode", l.assignment_rule AS rule,
      json_build_object('global', l.scope_global,
        'organizationIds', ARRAY(SELECT organization_id FROM license_organization WHERE license_id = l.id),
        'locations', (SELECT coalesce(json_agg(json_build_object('id', location_id, 'organizationId', organization_id)), '[]')
          FROM license_location WHERE license_id = l.id)) AS scope,
      json_build_object('included', ${excepted(true)}, 'excluded', ${excepted(false)}) AS exceptions
    FROM license l ORDER BY l.id`);
  const seats = await database.query<ModelSeat>(sql`
    SELECT id, license_id AS "licenseId", organization_id AS "organizationId", ended_on IS NULL AS active,
      CASE WHEN device_id IS NOT NULL THEN 'DEVICE' WHEN person_id IS NOT NULL THEN 'PERSON' ELSE 'LOCATION' END AS kind,
      coalesce(device_id, person_id, location_id) AS "holderId", end_reason AS "endReason"
    FROM assignment ORDER BY id`);
  return { people, sites, licenses, seats };
}

/** Whether a person may hold a seat, and whether the license gives one. */
export function personMay(
  { type, assignmentMode, scope, rule, exceptions }: LicenseRule,
  person: ModelPerson,
): boolean {
  if (type !== 'PER_USER' || !person.active || person.archived) return false;
  const { organizationId } = person;
  const inScope = scope.global || (organizationId !== null && scope.organizationIds.includes(organizationId));
  if (!inScope) return false;
  if (assignmentMode === 'MANUAL') return true;
  if (exceptions.excluded.includes(person.id)) return false;
  if (exceptions.included.includes(person.id)) return true;
  const wanted = rule.endUsers?.roleIds ?? [];
  const has = (id: number) => person.endUserRoleIds.includes(id);
  const asEndUser = wanted.length > 0 && (rule.endUsers?.match === 'ALL' ? wanted.every(has) : wanted.some(has));
  const asTechnician =
    person.technicianRoleId !== null && (rule.technicians?.roleIds ?? []).includes(person.technicianRoleId);
  return asEndUser || asTechnician;
}

/** Whether a location may hold a seat. The rules here name products only, each without a version. */
export function siteMay({ type, assignmentMode, scope, rule, exceptions }: LicenseRule, site: ModelSite): boolean {
  if (type !== 'PER_SITE' || site.archived) return false;
  const named = scope.locations.filter((location) => location.organizationId === site.organizationId);
  const inScope =
    scope.global ||
    (scope.organizationIds.includes(site.organizationId) &&
      (named.length === 0 || named.some((location) => location.id === site.id)));
  if (!inScope) return false;
  if (assignmentMode === 'MANUAL') return true;
  if (exceptions.excluded.includes(site.id)) return false;
  if (exceptions.included.includes(site.id)) return true;
  const products = rule.products?.items.map((item) => item.productId) ?? [];
  const forbidden = rule.software?.flatMap((condition) => condition.productIds) ?? [];
  if (products.length === 0 && forbidden.length === 0) return false;
  const all = rule.products?.match === 'ALL';
  return site.devices.some((device) => {
    const has = (id: number) => device.includes(id);
    const wanted = products.length === 0 || (all ? products.every(has) : products.some(has));
    return wanted && !forbidden.some(has);
  });
}
