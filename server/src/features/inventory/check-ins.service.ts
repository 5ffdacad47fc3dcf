import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { deviceDecommissioned } from '../devices/device-recognition.errors.js';
import {
  type RecognitionCandidate,
  recordChange,
  recordedAfter,
  recordedFirst,
} from '../devices/device-recognition.rules.js';
import {
  DeviceRecognitionService,
  type HeldReportedDevice,
  isAgentMeanwhileKnown,
} from '../devices/device-recognition.service.js';
import { OpenPlaces } from '../organizations/open-places.service.js';
import { type DeviceFactsChange, ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { type InstallationsReplaced, InstallationsService } from '../software/installations.service.js';
import { osPlatformOf } from './agent-protocol/operating-system.rules.js';
import type { OsPlatform } from './agent-protocol/reported-inventory.js';
import { CheckInsRepository } from './check-ins.repository.js';
import { type CheckIn, softwareHash } from './check-ins.rules.js';
import { checkInMeasure, type CheckInSource } from './check-ins.metrics.js';
import { tooManyAtOnce } from './inventory.errors.js';

/** Decides whether a report may make its device (`create`) or change it (`update`); throws when it may not. */
export type Permit = (action: 'create' | 'update') => void;

/** What became of a report. */
export interface CheckedIn {
  deviceId: number;
  created: boolean;
  /** Whether anything but the moment of the report is different now. */
  changed: boolean;
}

interface Written {
  result: CheckedIn | null;
  changes: DeviceFactsChange[];
}

/** How often a report is begun anew after another one has changed what it was about to change. */
const maximumAttempts = 8;

/**
 * Takes reports of devices, one at a time and each as a whole: the device's fields, what is installed, and the seats
 * that follow are committed together, or nothing is.
 */
@Injectable()
export class CheckInsService {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly reconciliation: ReconciliationService,
    private readonly openPlaces: OpenPlaces,
    private readonly devices: DeviceRecognitionService,
    private readonly installations: InstallationsService,
    private readonly repository: CheckInsRepository,
  ) {}

  /**
   * Writes one report. Inside an open transaction it becomes a part of it that can fail alone.
   * @param at when it was reported.
   * @param source who reports, for the figures of how long it takes.
   * @throws AppError 409 `device.decommissioned`, 422 `device.organization-unknown`, `device.location-foreign`, 503
   * `inventory.device-busy`, and what `permit` throws.
   */
  async take(report: CheckIn, at: Date, permit: Permit, source: CheckInSource = 'api'): Promise<CheckedIn> {
    const measure = checkInMeasure(source);
    try {
      const taken = await this.takeAtLast(report, at, permit);
      this.database.afterCommit(() => measure.taken(taken));
      return taken;
    } catch (error) {
      measure.ended(error);
      throw error;
    }
  }

  private async takeAtLast(report: CheckIn, at: Date, permit: Permit): Promise<CheckedIn> {
    for (let attempt = 1; attempt <= maximumAttempts; attempt++) {
      try {
        const taken = await this.alone(() => this.attempt(report, at, permit));
        if (taken !== null) return taken;
      } catch (error) {
        if (!isAgentMeanwhileKnown(error)) throw error;
      }
    }
    throw tooManyAtOnce();
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    return this.database.inTransaction ? this.repository.withSavepoint(work) : work();
  }

  /** The device is looked for before anything is held; whatever has changed by then is found when it is held. */
  private async attempt(report: CheckIn, at: Date, permit: Permit): Promise<CheckedIn | null> {
    const found = await this.devices.find(report.identity);
    return this.reconciliation.changeFacts(found === null ? [] : [found.id], () =>
      found === null ? this.first(report, at, permit) : this.again(found, report, at, permit),
    );
  }

  private async first(report: CheckIn, at: Date, permit: Permit): Promise<Written> {
    if (!(await this.devices.claim(report.identity))) return { result: null, changes: [] };
    permit('create');
    const { organizationId, agentId } = report.identity;
    await this.openPlaces.demandOpen(organizationId, report.locationId);
    const fields = recordedFirst({ locationId: report.locationId, agentId }, report.fields);
    const software = report.software ?? [];
    const platform = platformOf(report.platform, fields.osName);
    const inventoryHash = report.software === null ? null : softwareHash(platform, software);
    const id = await this.devices.create(organizationId, { fields, at, inventoryHash }, report.firstTags);
    const replaced = await this.replace(id, report, platform, at);
    return {
      result: { deviceId: id, created: true, changed: true },
      changes: [{ deviceId: id, ...changedIds(replaced), fields: true }],
    };
  }

  private async again(found: RecognitionCandidate, report: CheckIn, at: Date, permit: Permit): Promise<Written> {
    const held = await this.devices.hold(found, report.identity);
    if (held === null) return { result: null, changes: [] };
    permit('update');
    if (held.status !== 'ACTIVE') throw deviceDecommissioned(held.name);
    const { organizationId, agentId } = report.identity;
    const fields = recordedAfter(held, { locationId: report.locationId, agentId }, report.fields);
    const change = recordChange(held, fields);
    const platform = await this.platformOfKnown(held, report, fields.osName);
    const hash = report.software === null ? held.inventoryHash : softwareHash(platform, report.software);
    const sameSoftware = hash === held.inventoryHash || (hash !== null && held.inventoryHash?.equals(hash) === true);
    if (change === 'NONE') await this.devices.touch(held.id, organizationId, at, hash);
    else await this.devices.update(held.id, organizationId, { fields, at, inventoryHash: hash });
    const replaced = sameSoftware ? null : await this.replace(held.id, report, platform, at);
    return {
      result: { deviceId: held.id, created: false, changed: change !== 'NONE' || hasChanged(replaced) },
      changes: [
        {
          deviceId: held.id,
          ...changedIds(replaced),
          fields: change === 'SEEN_BY_RULES',
          lastSeen: true,
          formerLocationId: held.locationId,
        },
      ],
    };
  }

  private async replace(
    id: number,
    report: CheckIn,
    platform: OsPlatform,
    at: Date,
  ): Promise<InstallationsReplaced | null> {
    if (report.software === null) return null;
    const { organizationId } = report.identity;
    const device = { id, organizationId, active: true };
    const replaced = await this.installations.replace(device, platform, report.software, at);
    if (replaced.added > 0 || replaced.removed > 0) {
      await this.changes.publish({
        topic: 'software',
        subject: 'Installation',
        ids: replaced.changedProductIds,
        organizationIds: [organizationId],
      });
    }
    return replaced;
  }

  /** A report that tells no operating system is read as the earlier ones were, or all its titles would be new ones. */
  private async platformOfKnown(held: HeldReportedDevice, report: CheckIn, osName: string): Promise<OsPlatform> {
    if (report.platform !== null || report.software === null) return platformOf(report.platform, osName);
    return (await this.repository.platformOfSoftware(held.id)) ?? platformOf(null, osName);
  }
}

function platformOf(reported: OsPlatform | null, osName: string): OsPlatform {
  return reported ?? osPlatformOf(osName === '' ? [] : [osName]) ?? 'OTHER';
}

function hasChanged(replaced: InstallationsReplaced | null): boolean {
  return replaced !== null && (replaced.added > 0 || replaced.removed > 0 || replaced.changedTitleIds.length > 0);
}

function changedIds(replaced: InstallationsReplaced | null): { productIds: number[]; titleIds: number[] } {
  return { productIds: replaced?.changedProductIds ?? [], titleIds: replaced?.changedTitleIds ?? [] };
}
