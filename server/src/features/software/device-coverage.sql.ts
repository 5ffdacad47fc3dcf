import { sql, type Sql } from '../../platform/database/sql.js';

/** A device, and where it is. */
export interface PlacedDevice {
  id: number;
  organizationId: number;
  locationId: number;
}

/** How licenses cover product `p` on a device, as expressions. */
export interface DeviceCoverage {
  /** COVERED, UNCOVERED or NULL. */
  coverage: Sql;
  /** The licenses that cover it, as JSON. */
  licenses: Sql;
  /** The licenses that name it and give no seat, as JSON. */
  withoutSeat: Sql;
}

/** Where somebody may not see the licenses of the device's organization. */
export const nothingOfCoverage: DeviceCoverage = {
  coverage: sql`NULL`,
  licenses: sql`'[]'::json`,
  withoutSeat: sql`'[]'::json`,
};

/**
 * A license covers a product on a device when the products of its rule name it and it gives the device, or its location,
 * a seat. license_dependency_target_idx finds the licenses, assignment_active_device_key and
 * assignment_active_location_key their seats, license_organization_pkey their scope.
 * @param visible a condition on license `l`
 */
export function coverageOn({ id, organizationId, locationId }: PlacedDevice, visible: Sql): DeviceCoverage {
  const naming = sql`
    license_dependency n JOIN license l ON l.id = n.license_id
    WHERE n.kind = 'PRODUCT' AND n.target_id = p.id AND (${visible})
      AND l.assignment_rule -> 'products' -> 'items' @> jsonb_build_array(jsonb_build_object('productId', p.id))`;
  const inScope = sql`(l.scope_global OR EXISTS (
    SELECT FROM license_organization lo WHERE lo.license_id = l.id AND lo.organization_id = ${organizationId}))`;
  const held = sql`(
    EXISTS (SELECT FROM assignment a WHERE a.license_id = l.id AND a.ended_on IS NULL AND a.device_id = ${id})
    OR EXISTS (SELECT FROM assignment a WHERE a.license_id = l.id AND a.ended_on IS NULL AND a.location_id = ${locationId}))`;
  return {
    coverage: sql`CASE
      WHEN EXISTS (SELECT FROM ${naming} AND ${held}) THEN 'COVERED'
      WHEN EXISTS (SELECT FROM ${naming} AND ${inScope}) THEN 'UNCOVERED'
    END`,
    licenses: named(sql`${naming} AND ${held}`),
    withoutSeat: named(sql`${naming} AND ${inScope} AND NOT ${held}`),
  };
}

function named(licenses: Sql): Sql {
  return sql`(
    SELECT coalesce(json_agg(json_build_object('id', l.id, 'name', l.name) ORDER BY lower(l.name)), '[]')
    FROM ${licenses})`;
}
