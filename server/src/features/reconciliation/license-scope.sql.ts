import { sql, type Sql } from '../../platform/database/sql.js';

/**
 * True for a place in the scope of the license with alias `l`: its organization is named, and where locations of that
 * organization are named, its location is one of them.
 */
export function placeInScope(organizationId: Sql, locationId: Sql): Sql {
  return sql`(l.scope_global OR EXISTS (
    SELECT FROM license_organization lo
    WHERE lo.license_id = l.id AND lo.organization_id = ${organizationId}
      AND (
        NOT EXISTS (
          SELECT FROM license_location ll WHERE ll.license_id = l.id AND ll.organization_id = ${organizationId}
        )
        OR EXISTS (SELECT FROM license_location ll WHERE ll.license_id = l.id AND ll.location_id = ${locationId})
      )
  ))`;
}

/** True for somebody in the scope of the license with alias `l`; people have no location. */
export function personInScope(organizationId: Sql): Sql {
  return sql`(l.scope_global OR EXISTS (
    SELECT FROM license_organization lo WHERE lo.license_id = l.id AND lo.organization_id = ${organizationId}))`;
}
