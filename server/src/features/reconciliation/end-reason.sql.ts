import { sql, type Sql } from '../../platform/database/sql.js';
import type { HolderKind } from './holder-kinds.rules.js';
import { personInScope, placeInScope } from './license-scope.sql.js';

/** Why a seat (alias `a`) of a kind of holder ends, from the facts as they are now. */
export function endReasonOf(kind: HolderKind): Sql {
  switch (kind) {
    case 'DEVICE':
      return ofDevice;
    case 'PERSON':
      return ofPerson;
    case 'LOCATION':
      return ofLocation;
  }
}

function organizationArchived(organizationId: Sql): Sql {
  return sql`EXISTS (SELECT FROM organization o WHERE o.id = ${organizationId} AND o.archived_at IS NOT NULL)`;
}

/** @param holder a condition on the holder of exception `x`. */
function keptOut(holder: Sql): Sql {
  return sql`(l.assignment_mode = 'AUTOMATIC' AND EXISTS (
    SELECT FROM license_exception x WHERE x.license_id = l.id AND ${holder} AND NOT x.included))`;
}

const ofDevice = sql`(
  SELECT CASE
    WHEN l.type <> 'PER_DEVICE' THEN 'LICENSE_TYPE_CHANGED'
    WHEN d.status <> 'ACTIVE' THEN 'DEVICE_DECOMMISSIONED'
    WHEN d.organization_id <> a.organization_id THEN 'DEVICE_MOVED'
    WHEN ${organizationArchived(sql`d.organization_id`)} THEN 'ORGANIZATION_ARCHIVED'
    WHEN c.archived_at IS NOT NULL THEN 'LOCATION_ARCHIVED'
    WHEN NOT ${placeInScope(sql`d.organization_id`, sql`d.location_id`)} THEN 'OUT_OF_SCOPE'
    WHEN ${keptOut(sql`x.device_id = d.id`)} THEN 'EXCLUDED'
    ELSE 'RULE_NO_LONGER_MATCHES'
  END
  FROM device d JOIN location c ON c.id = d.location_id, license l WHERE d.id = a.device_id AND l.id = a.license_id
)`;

const ofPerson = sql`(
  SELECT CASE
    WHEN l.type <> 'PER_USER' THEN 'LICENSE_TYPE_CHANGED'
    WHEN EXISTS (SELECT FROM technician t WHERE t.person_id = p.id AND NOT t.active) THEN 'PERSON_DEACTIVATED'
    WHEN p.organization_id IS DISTINCT FROM a.organization_id THEN 'PERSON_MOVED'
    WHEN ${organizationArchived(sql`p.organization_id`)} THEN 'ORGANIZATION_ARCHIVED'
    WHEN NOT ${personInScope(sql`p.organization_id`)} THEN 'OUT_OF_SCOPE'
    WHEN ${keptOut(sql`x.person_id = p.id`)} THEN 'EXCLUDED'
    ELSE 'RULE_NO_LONGER_MATCHES'
  END
  FROM person p, license l WHERE p.id = a.person_id AND l.id = a.license_id
)`;

const ofLocation = sql`(
  SELECT CASE
    WHEN l.type <> 'PER_SITE' THEN 'LICENSE_TYPE_CHANGED'
    WHEN ${organizationArchived(sql`c.organization_id`)} THEN 'ORGANIZATION_ARCHIVED'
    WHEN c.archived_at IS NOT NULL THEN 'LOCATION_ARCHIVED'
    WHEN NOT ${placeInScope(sql`c.organization_id`, sql`c.id`)} THEN 'OUT_OF_SCOPE'
    WHEN ${keptOut(sql`x.location_id = c.id`)} THEN 'EXCLUDED'
    ELSE 'RULE_NO_LONGER_MATCHES'
  END
  FROM location c, license l WHERE c.id = a.location_id AND l.id = a.license_id
)`;
