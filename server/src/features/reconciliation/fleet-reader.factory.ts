import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { FleetModel, type ModelCriteria, type ModelDevice, type ModelLicense } from './fleet-model.factory.js';
import { allSeats } from './reconciliation.factory.js';

function excepted(included: boolean) {
  return sql`ARRAY(SELECT device_id FROM license_exception x WHERE x.license_id = l.id AND x.included = ${included})`;
}

/** Reads facts and rules out of the database into a model, with the seats as they are and none moved. */
export async function readFleet(database: Database): Promise<FleetModel> {
  const model = new FleetModel();
  const titles = await database.query<{ id: number; productId: number }>(
    sql`SELECT id, product_id AS "productId" FROM title`,
  );
  for (const { id, productId } of titles) model.productOfTitle.set(id, productId);
  const groups = await database.query<{ id: number; criteria: ModelCriteria }>(
    sql`SELECT id, criteria FROM device_group`,
  );
  for (const { id, criteria } of groups) model.groups.set(id, criteria);
  const devices = await database.query<ModelDevice>(sql`
    SELECT d.id, d.organization_id AS "organizationId", d.location_id AS "locationId", d.name,
      d.device_class AS "deviceClass", d.status, d.os_name AS "osName", d.os_version AS "osVersion",
      d.serial_number AS "serialNumber", d.tags, d.last_seen_at AS "lastSeenAt",
      coalesce((
        SELECT json_agg(json_build_object('titleId', r.title_id, 'version', r.version))
        FROM installation i JOIN release r ON r.id = i.release_id WHERE i.device_id = d.id
      ), '[]') AS installations
    FROM device d ORDER BY d.id`);
  for (const device of devices) model.devices.set(device.id, device);
  const licenses = await database.query<ModelLicense>(sql`
    SELECT l.id, l.type, l.assignment_mode AS "assignmentMode", l.assignment_rule AS rule,
      json_build_object(
        'global', l.scope_global,
        'organizationIds', ARRAY(SELECT organization_id FROM license_organization WHERE license_id = l.id),
        'locations', coalesce((
          SELECT json_agg(json_build_object('id', location_id, 'organizationId', organization_id))
          FROM license_location WHERE license_id = l.id
        ), '[]')
      ) AS scope,
      json_build_object('included', ${excepted(true)}, 'excluded', ${excepted(false)}) AS exceptions
    FROM license l ORDER BY l.id`);
  for (const license of licenses) model.licenses.set(license.id, license);
  const archived = await database.query<{ organization: number | null; location: number | null }>(sql`
    SELECT id AS organization, NULL::bigint AS location FROM organization WHERE archived_at IS NOT NULL
    UNION ALL SELECT NULL, id FROM location WHERE archived_at IS NOT NULL`);
  for (const { organization, location } of archived) {
    if (organization !== null) model.archivedOrganizations.add(organization);
    if (location !== null) model.archivedLocations.add(location);
  }
  for (const { id: _, endReason: __, ...seat } of await allSeats(database)) model.seats.push(seat);
  return model;
}
