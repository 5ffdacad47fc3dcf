import { Injectable } from '@nestjs/common';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { commaSeparated, sql, type Sql } from '../../platform/database/sql.js';
import type {
  KnownFields,
  RecognitionCandidate,
  RecordedFields,
  ReportedIdentity,
} from './device-recognition.rules.js';
import type { DeviceStatus } from './devices.rules.js';

/** A recognised device, held for a report. */
export interface HeldReportedDevice extends KnownFields {
  id: number;
  status: DeviceStatus;
  /** What was installed according to the last inventory. */
  inventoryHash: Buffer | null;
}

/** So many replaced agents are remembered: a machine that is installed anew each day does not grow for ever. */
const mostFormerAgents = 20;

@Injectable()
export class DeviceRecognitionRepository {
  constructor(private readonly database: Database) {}

  /**
   * Devices of the organization that share something with the identity.
   * device_agent_id_key, device_serial_number_idx and device_hardware_uuid_idx, one probe each.
   */
  candidates(identity: ReportedIdentity): Promise<RecognitionCandidate[]> {
    const { organizationId, agentId, serialNumber, hardwareUuid } = identity;
    return this.database.query(
      planOnce(sql`
      SELECT id, status, bool_or(agent) AS "sameAgent", bool_or(serial) AS "sameSerial", bool_or(uuid) AS "sameUuid",
        bool_or(${agentId}::text = ANY(former_agent_ids)) AS "replacedAgent"
      FROM (
        SELECT id, status, former_agent_ids, TRUE AS agent, FALSE AS serial, FALSE AS uuid FROM device
        WHERE organization_id = ${organizationId} AND agent_id = ${agentId}
        UNION ALL
        SELECT id, status, former_agent_ids, FALSE, TRUE, FALSE FROM device
        WHERE organization_id = ${organizationId} AND serial_number IS NOT NULL
          AND lower(serial_number) = lower(${serialNumber}::text)
        UNION ALL
        SELECT id, status, former_agent_ids, FALSE, FALSE, TRUE FROM device
        WHERE organization_id = ${organizationId} AND hardware_uuid IS NOT NULL
          AND lower(hardware_uuid) = lower(${hardwareUuid}::text)
      ) AS sharing
      GROUP BY id, status ORDER BY id`),
    );
  }

  /**
   * Holds a device for a report, until the transaction ends.
   * @param candidate what it was recognised by
   * @returns null when that is not true any more
   */
  hold(candidate: RecognitionCandidate, identity: ReportedIdentity): Promise<HeldReportedDevice | null> {
    return this.database.first(
      planOnce(sql`
      SELECT d.id, d.status, d.location_id AS "locationId", d.name, d.device_class AS "deviceClass",
        d.os_name AS "osName", d.os_version AS "osVersion", d.serial_number AS "serialNumber",
        d.hardware_uuid AS "hardwareUuid", d.manufacturer, d.model, d.last_logged_user AS "lastLoggedUser",
        d.agent_id AS "agentId", d.agent, d.inventory_hash AS "inventoryHash"
      FROM device d
      WHERE d.id = ${candidate.id} AND d.organization_id = ${identity.organizationId}
        AND ${recognizedBy(candidate, identity)}
      FOR NO KEY UPDATE`),
    );
  }

  /**
   * Waits until nobody else reports this identity for the first time; others wait until this transaction ends. The
   * order of the locks is one for everybody.
   */
  async claim(identity: ReportedIdentity): Promise<void> {
    const { organizationId, agentId, serialNumber, hardwareUuid } = identity;
    const locks = [lock(advisoryLocks.deviceIdentity, `${organizationId} agent ${agentId}`)];
    if (hardwareUuid !== null)
      locks.unshift(lock(advisoryLocks.deviceIdentity, `${organizationId} uuid ${hardwareUuid}`));
    if (serialNumber !== null)
      locks.unshift(lock(advisoryLocks.serialNumber, `${organizationId} ${serialNumber.toLowerCase()}`));
    await this.database.query(sql`SELECT ${commaSeparated(locks)}`);
  }

  async insert(
    organizationId: number,
    fields: RecordedFields & { tags: readonly string[] },
    at: Date,
    inventoryHash: Buffer | null,
  ): Promise<number> {
    const { id } = await this.database.one<{ id: number }>(sql`
      INSERT INTO device (organization_id, location_id, name, device_class, os_name, os_version, serial_number,
        hardware_uuid, manufacturer, model, last_logged_user, agent_id, agent, tags, last_seen_at, inventory_hash)
      VALUES (${organizationId}, ${fields.locationId}, ${fields.name}, ${fields.deviceClass}, ${fields.osName},
        ${fields.osVersion}, ${fields.serialNumber}, ${fields.hardwareUuid}, ${fields.manufacturer}, ${fields.model},
        ${fields.lastLoggedUser}, ${fields.agentId}, ${fields.agent}, ${[...fields.tags]}::text[], ${at},
        ${inventoryHash})
      RETURNING id`);
    return id;
  }

  /** Writes what changed of the device itself. */
  async update(id: number, fields: RecordedFields, at: Date, inventoryHash: Buffer | null): Promise<void> {
    await this.database.query(sql`
      UPDATE device SET location_id = ${fields.locationId}, name = ${fields.name},
        device_class = ${fields.deviceClass}, os_name = ${fields.osName}, os_version = ${fields.osVersion},
        serial_number = ${fields.serialNumber}, hardware_uuid = ${fields.hardwareUuid},
        manufacturer = ${fields.manufacturer}, model = ${fields.model}, last_logged_user = ${fields.lastLoggedUser},
        former_agent_ids = CASE WHEN agent_id <> ${fields.agentId}
          THEN (former_agent_ids || agent_id)[greatest(cardinality(former_agent_ids) + 2 - ${mostFormerAgents}::int, 1):]
          ELSE former_agent_ids END,
        agent_id = ${fields.agentId}, agent = ${fields.agent}, last_seen_at = greatest(last_seen_at, ${at}),
        inventory_hash = ${inventoryHash}, version = version + 1, updated_at = now()
      WHERE id = ${id}`);
  }

  /** Notes that the device was reported. Its version stays: nobody who edits it meanwhile is disturbed. */
  async touch(id: number, at: Date, inventoryHash: Buffer | null): Promise<void> {
    await this.database.query(
      planOnce(sql`
      UPDATE device SET last_seen_at = greatest(last_seen_at, ${at}), inventory_hash = ${inventoryHash}
      WHERE id = ${id}`),
    );
  }
}

function lock(kind: number, key: string): Sql {
  return sql`pg_advisory_xact_lock(${kind}, hashtext(${key}))`;
}

function recognizedBy(candidate: RecognitionCandidate, identity: ReportedIdentity): Sql {
  if (candidate.sameAgent) return sql`d.agent_id = ${identity.agentId}`;
  if (candidate.sameSerial) return sql`lower(d.serial_number) = lower(${identity.serialNumber}::text)`;
  return sql`lower(d.hardware_uuid) = lower(${identity.hardwareUuid}::text)`;
}
