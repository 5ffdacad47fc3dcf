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

const ofDevice = sql`(
  SELECT CASE
    WHEN l.type <> 'PER_DEVICE' THEN 'LICENSE_TYPE_CHANGED'
    WHEN d.status <> 'ACTIVE' THEN 'DEVICE_DECOMMISSIONED'
    WHEN d.organization_id <> a.organization_id THEN 'DEVICE_MOVED'
    WHEN NOT ${placeInScope(sql`d.organization_id`, sql`d.location_id`)} THEN 'OUT_OF_SCOPE'
    ELSE 'RULE_NO_LONGER_MATCHES'
  END
  FROM device d, license l WHERE d.id = a.device_id AND l.id = a.license_id
)`;

const ofPerson = sql`(
  SELECT CASE
    WHEN l.type <> 'PER_USER' THEN 'LICENSE_TYPE_CHANGED'
    WHEN EXISTS (SELECT FROM technician t WHERE t.person_id = p.id AND NOT t.active) THEN 'PERSON_DEACTIVATED'
    WHEN p.organization_id IS DISTINCT FROM a.organization_id THEN 'PERSON_MOVED'
    WHEN NOT ${personInScope(sql`p.organization_id`)} THEN 'OUT_OF_SCOPE'
    ELSE 'RULE_NO_LONGER_MATCHES'
  END
  FROM person p, license l WHERE p.id = a.person_id AND l.id = a.license_id
)`;

const ofLocation = sql`(
  SELECT CASE
    WHEN l.type <> 'PER_SITE' THEN 'LICENSE_TYPE_CHANGED'
    WHEN NOT ${placeInScope(sql`c.organization_id`, sql`c.id`)} THEN 'OUT_OF_SCOPE'
    ELSE 'RULE_NO_LONGER_MATCHES'
  END
  FROM location c, license l WHERE c.id = a.location_id AND l.id = a.license_id
)`;
