import { inIds, sql, type Sql, unionAll } from '../../platform/database/sql.js';
import type { DependenciesOfKind } from './reconciliation.repository.js';

/** A query of the licenses that look at any of these; null: none does. license_dependency_target_idx serves it. */
export function lookingAtAny(dependencies: readonly DependenciesOfKind[]): Sql | null {
  const lookedAt = dependencies.filter((each) => each.targetIds.length > 0);
  return lookedAt.length === 0 ? null : unionAll(lookedAt.map((each) => lookingAt(each)));
}

/**
 * A query of the licenses that a device can have got or lost a seat of, whatever its own fields were before: those it
 * holds a seat of or is pinned into, those that its location or the one before holds a seat of, and those in whose scope
 * its organization is and of whose software it has something, if they ask for any.
 */
export function withinReachOf(
  deviceId: number,
  formerLocationId: number | null,
  dependencies: readonly DependenciesOfKind[],
): Sql {
  return sql`
    SELECT license_id FROM assignment WHERE device_id = ${deviceId} AND ended_on IS NULL
    UNION
    SELECT license_id FROM license_exception WHERE device_id = ${deviceId} AND included
    UNION
    SELECT license_id FROM assignment
    WHERE location_id IN (${formerLocationId}, (SELECT location_id FROM device WHERE id = ${deviceId}))
      AND ended_on IS NULL
    UNION
    SELECT l.id FROM device d JOIN license l ON l.scope_global OR EXISTS (
      SELECT FROM license_organization lo WHERE lo.license_id = l.id AND lo.organization_id = d.organization_id
    )
    WHERE d.id = ${deviceId} AND l.id IN (${unionAll([
      ...dependencies.map((each) => lookingAt(each)),
      lookingAt({ kind: 'WITHOUT_SOFTWARE', targetIds: [0] }),
      lookingAtSoftwareOf(deviceId),
    ])})`;
}

function lookingAt({ kind, targetIds }: DependenciesOfKind): Sql {
  return sql`SELECT license_id FROM license_dependency WHERE kind = ${kind} AND ${inIds(sql`target_id`, targetIds)}`;
}

function lookingAtSoftwareOf(deviceId: number): Sql {
  // OFFSET 0 keeps the look-ups by key, as in `softwareQueriesOf`.
  return sql`
    SELECT ld.license_id
    FROM (
      SELECT r.title_id, (SELECT t.product_id FROM title t WHERE t.id = r.title_id) AS product_id
      FROM installation i
      CROSS JOIN LATERAL (SELECT title_id FROM release WHERE id = i.release_id OFFSET 0) AS r
      WHERE i.device_id = ${deviceId} OFFSET 0
    ) AS software
    CROSS JOIN LATERAL (VALUES ('PRODUCT', product_id), ('TITLE', title_id)) AS thing (kind, id)
    JOIN license_dependency ld ON ld.kind = thing.kind AND ld.target_id = thing.id`;
}
