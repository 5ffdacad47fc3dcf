import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/changes.js';
import { type DeviceCondition, sizeOf } from '../device-criteria/device-criteria.rules.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import type { DeviceRestriction } from '../device-criteria/device-criteria.sql.js';
import { deviceTargetOf, groupIdsOf, type LicenseRule } from './license-rule.rules.js';
import { personTargetOf } from './person-rule.rules.js';
import { ReconciliationRepository, type SavedLicenseRule } from './reconciliation.repository.js';
import { deviceSeats, personSeats, type SeatTarget, siteSeats } from './seat-target.sql.js';
import { LicenseUsageService } from './license-usage.service.js';
import { changesIn, type SeatMovement } from './seat-movements.rules.js';
import { SeatsRepository } from './seats.repository.js';
import { type SiteTarget, siteTargetOf } from './site-rule.rules.js';

/** Every condition brings parameters of its own, and a statement can have 65,535 of them. */
const conditionsPerStatement = 10_000;

/** Every device there is. */
export const everyDeviceThere: DeviceRestriction = { kind: 'every' };

/** Moves seats of licenses to where their rules say, for the holders that a change is about. Locks are the caller's. */
@Injectable()
export class SeatMover {
  constructor(
    private readonly changes: Changes,
    private readonly criteria: DeviceCriteriaService,
    private readonly repository: ReconciliationRepository,
    private readonly seats: SeatsRepository,
    private readonly usage: LicenseUsageService,
  ) {}

  async moveDeviceSeats(
    licenses: readonly SavedLicenseRule[],
    restriction: DeviceRestriction,
  ): Promise<SeatMovement[]> {
    const moved: SeatMovement[] = [];
    const groups = await this.groupsOf(licenses);
    for (const portion of statementsOf(licenses, (license) => sizeOf(deviceTargetOf(license, groups).keep))) {
      moved.push(...(await this.move(await this.deviceSeatsOf(portion, restriction))));
    }
    return moved;
  }

  async movePersonSeats(
    licenses: readonly SavedLicenseRule[],
    personIds: readonly number[] | null,
  ): Promise<SeatMovement[]> {
    return licenses.length === 0 ? [] : this.move(personSeatsOf(licenses, personIds));
  }

  async moveSiteSeats(
    licenses: readonly SavedLicenseRule[],
    locationIds: readonly number[] | null,
  ): Promise<SeatMovement[]> {
    return licenses.length === 0 ? [] : this.move(await this.siteSeatsOf(licenses, locationIds));
  }

  /** The one place where seats move. */
  async move(target: SeatTarget): Promise<SeatMovement[]> {
    return this.seats.move(target);
  }

  async deviceSeatsOf(licenses: readonly SavedLicenseRule[], restriction: DeviceRestriction): Promise<SeatTarget> {
    const groups = await this.groupsOf(licenses);
    const targeted = licenses.map((license) => ({ id: license.id, target: deviceTargetOf(license, groups) }));
    const context = await this.criteria.prepare(
      targeted.map((each) => each.target.keep),
      restriction,
    );
    return deviceSeats(targeted, restriction, context);
  }

  async siteSeatsOf(licenses: readonly SavedLicenseRule[], locationIds: readonly number[] | null): Promise<SeatTarget> {
    const groups = await this.groupsOf(licenses);
    const targeted = licenses.map((license) => ({ id: license.id, target: siteTargetOf(license, groups) }));
    const conditions = targeted.flatMap(({ target }) => conditionsOf(target));
    return siteSeats(targeted, locationIds, await this.criteria.prepare(conditions, everyDeviceThere));
  }

  groupsOf(rules: readonly LicenseRule[]): Promise<Map<number, DeviceCondition>> {
    return this.repository.groupConditions(rules.flatMap(({ rule }) => groupIdsOf(rule)));
  }

  /** Brings counters and listeners up to date with seats that moved. */
  async settleMoved(moved: readonly SeatMovement[]): Promise<void> {
    if (moved.length === 0) return;
    await this.usage.record(moved);
    const organizations = moved.map((each) => each.organizationId);
    const ids = moved.map((each) => each.licenseId);
    for (const change of changesIn(ids, organizations)) await this.changes.publish(change);
  }
}

/** Licenses in portions of which each makes one statement. */
function statementsOf<License>(licenses: readonly License[], sizeOfOne: (license: License) => number): License[][] {
  const portions: License[][] = [];
  let size = conditionsPerStatement;
  for (const license of licenses) {
    size += sizeOfOne(license);
    if (size > conditionsPerStatement) {
      portions.push([]);
      size = sizeOfOne(license);
    }
    portions.at(-1)?.push(license);
  }
  return portions;
}

export function personSeatsOf(licenses: readonly SavedLicenseRule[], personIds: readonly number[] | null): SeatTarget {
  return personSeats(
    licenses.map((license) => ({ id: license.id, target: personTargetOf(license) })),
    personIds,
  );
}

/** What a target of sites asks of devices. */
export function conditionsOf({ device }: SiteTarget): DeviceCondition[] {
  return device === null ? [] : [device];
}
