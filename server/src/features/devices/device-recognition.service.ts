import { Injectable } from '@nestjs/common';
import { violatedConstraintOf } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { DeviceRecognitionRepository, type HeldReportedDevice } from './device-recognition.repository.js';
import {
  type RecognitionCandidate,
  recognizedAmong,
  type RecordedFields,
  type ReportedIdentity,
} from './device-recognition.rules.js';
import { deviceLocationForeign, deviceOrganizationUnknown } from './devices.errors.js';

export type { HeldReportedDevice };

/** What of a report is written on the device's own row. */
export interface DeviceRecord {
  fields: RecordedFields;
  /** When it was reported. */
  at: Date;
  /** What is installed according to this report or, where it does not say, an earlier one. */
  inventoryHash: Buffer | null;
}

/**
 * Finds the devices that inventories speak of, and writes their own rows; what is installed on them is kept by
 * `InstallationsService`. Whoever calls it works in a transaction and has decided that the report is to be taken.
 */
@Injectable()
export class DeviceRecognitionService {
  constructor(
    private readonly changes: Changes,
    private readonly devices: DeviceRecognitionRepository,
  ) {}

  /** The device that is reported, as things stand now; null when it is not known. Holds nothing. */
  async find(identity: ReportedIdentity): Promise<RecognitionCandidate | null> {
    return recognizedAmong(await this.devices.candidates(identity));
  }

  /** Holds a device that `find` found. @returns null when it is not to be recognised by that any more: ask again. */
  hold(found: RecognitionCandidate, identity: ReportedIdentity): Promise<HeldReportedDevice | null> {
    return this.devices.hold(found, identity);
  }

  /**
   * Holds the identity of a device that `find` did not find, so that it comes to be once, however many report it.
   * @returns false when it has come to be meanwhile: ask again.
   */
  async claim(identity: ReportedIdentity): Promise<boolean> {
    await this.devices.claim(identity);
    return (await this.find(identity)) === null;
  }

  /**
   * Makes a device, active, with the tags that people may change from now on.
   * @returns its id.
   * @throws AppError 422 `device.organization-unknown`, `device.location-foreign`.
   */
  async create(organizationId: number, record: DeviceRecord, tags: readonly string[]): Promise<number> {
    const { fields, at, inventoryHash } = record;
    const id = await this.write(() => this.devices.insert(organizationId, { ...fields, tags }, at, inventoryHash));
    await this.announce(id, organizationId);
    return id;
  }

  /** Writes the fields of a held device. @throws AppError 422 `device.location-foreign`. */
  async update(id: number, organizationId: number, record: DeviceRecord): Promise<void> {
    await this.write(() => this.devices.update(id, record.fields, record.at, record.inventoryHash));
    await this.announce(id, organizationId);
  }

  /** Notes that a held device was reported, its own fields being as they were. One row, and its version stays. */
  async touch(id: number, organizationId: number, at: Date, inventoryHash: Buffer | null): Promise<void> {
    await this.devices.touch(id, at, inventoryHash);
    await this.announce(id, organizationId);
  }

  private write<T>(work: () => Promise<T>): Promise<T> {
    return translateViolations(work, {
      device_organization_id_fkey: deviceOrganizationUnknown,
      device_location_id_organization_id_fkey: deviceLocationForeign,
    });
  }

  private announce(id: number, organizationId: number): Promise<void> {
    return this.changes.publish({ topic: 'devices', subject: 'Device', ids: [id], organizationIds: [organizationId] });
  }
}

/**
 * True for the error of a write that came second: a device with this agent id was moved into the organization since it
 * was looked for. The transaction is lost, and another attempt will recognise that device.
 */
export function isAgentMeanwhileKnown(error: unknown): boolean {
  return violatedConstraintOf(error) === 'device_agent_id_key';
}
