import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import {
  allOfConditions,
  type DeviceCondition,
  dependenciesOf,
  holdsWithoutSoftware,
  sizeOf,
} from '../device-criteria/device-criteria.rules.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import type { DeviceRange, DeviceRestriction } from '../device-criteria/device-criteria.sql.js';
import { checksOf, deviceTargetOf, groupIdsOf, type LicenseRule } from './license-rule.rules.js';
import { type PreviewCounts, PreviewRepository } from './preview.repository.js';
import { devicesPerRange, rangeAround, ReconciliationLocks } from './reconciliation.locks.js';
import {
  type DependenciesOfKind,
  type Dependency,
  ReconciliationRepository,
  type SavedLicenseRule,
} from './reconciliation.repository.js';
import { type MovedUsage, SeatsRepository, type TargetedLicense } from './seats.repository.js';

/** What became different about one device, so that only the licenses that look at it are asked again. */
export interface DeviceFactsChange {
  deviceId: number;
  /** Products that the device gained, lost, or has in another version now. */
  productIds: readonly number[];
  /** Raw titles that the device gained, lost, or has in another version now. */
  titleIds: readonly number[];
  /** True when its own fields changed (name, class, location, tags, status …) or the device is new. */
  fields: boolean;
  /** True when only the moment it was last seen changed. */
  lastSeen?: boolean;
}

/** What a change of rules can move. */
export interface RulesChange {
  licenseIds?: readonly number[];
  deviceGroupIds?: readonly number[];
  productIds?: readonly number[];
  titleIds?: readonly number[];
}

/** Every condition brings parameters of its own, and a statement can have 65,535 of them. */
const conditionsPerStatement = 10_000;

/**
 * Turns facts into seats. There are two ways in, and they exclude each other in the database, so that every pair of a
 * fact and a rule is judged by whichever came last:
 *
 * - `changeFacts`: something about a few devices changes; their seats move in the same transaction.
 * - `changeRules`: what a rule means changes; the seats of the licenses concerned move right after.
 */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly criteria: DeviceCriteriaService,
    private readonly repository: ReconciliationRepository,
    private readonly seats: SeatsRepository,
    private readonly previews: PreviewRepository,
    private readonly locks: ReconciliationLocks,
  ) {}

  /**
   * Runs a change of facts about devices and moves their seats with it, in one transaction.
   * @param deviceIds the present devices that will change; a device that `change` creates need not be named.
   * @param change writes the facts, and says what became different.
   */
  changeFacts<T>(
    deviceIds: readonly number[],
    change: () => Promise<{ result: T; changes: readonly DeviceFactsChange[] }>,
  ): Promise<T> {
    return this.database.transaction(async () => {
      await this.locks.forFacts(deviceIds);
      const { result, changes } = await change();
      // A device that is new: a batch that is about to judge it has not seen what was written here.
      await this.locks.forDevices(changes.map((each) => each.deviceId).filter((id) => !deviceIds.includes(id)));
      const moved: MovedUsage[] = [];
      for (const each of changes) {
        moved.push(...(await this.moveSeats(await this.candidatesOf(each), { kind: 'ids', ids: [each.deviceId] })));
      }
      await this.settleMoved(moved);
      return result;
    });
  }

  /**
   * Runs a change of what rules mean (a license's rule or scope, a group's criteria, which product a title is) and
   * moves the seats that follow. The change is committed first; the seats are moved before this returns, and by a
   * later start or job if the process is killed in between. Within a larger transaction they move after its commit:
   * it would hold up every check-in until then.
   */
  async changeRules<T>(change: () => Promise<{ result: T; affected: RulesChange }>): Promise<T> {
    const { result, licenseIds } = await this.database.transaction(async () => {
      await this.locks.forRules();
      const changed = await change();
      const affected = await this.affectedBy(changed.affected);
      await this.rememberDependencies(affected);
      return { result: changed.result, licenseIds: await this.repository.request(affected) };
    });
    if (this.database.inTransaction) this.database.afterCommit(() => this.reconcileLicenses(licenseIds));
    else await this.reconcileLicenses(licenseIds);
    return result;
  }

  /**
   * Moves the seats of licenses to where their rules say, whatever they were before. One statement finds the ranges in
   * which anything has to move, without holding anybody up: what is right as it looks stays right, as whoever changes a
   * fact from now on follows the same rule. Then range by range, each in a transaction of its own, so that check-ins
   * wait for one range at the most.
   */
  async reconcileLicenses(licenseIds: readonly number[]): Promise<void> {
    for (const licenseId of licenseIds) {
      const requestedAt = await this.repository.requestedAt(licenseId);
      for (const range of await this.rangesToMove(licenseId)) {
        await this.database.transaction(async () => {
          await this.locks.forBatch(range);
          await this.settleMoved(await this.moveSeats([licenseId], range));
        });
      }
      if (requestedAt !== null) await this.repository.settle(licenseId, requestedAt);
    }
  }

  /** Finishes what a killed process left behind: licenses due for at least so many seconds. */
  async reconcileOverdue(seconds: number): Promise<void> {
    await this.reconcileLicenses(await this.repository.overdue(seconds));
  }

  /** Moves the seats of licenses whose rules look at the time since a device was last seen. */
  async reconcileTimeDependent(): Promise<void> {
    await this.reconcileLicenses(await this.repository.licensesLookingAtAny([{ kind: 'LAST_SEEN', targetIds: [0] }]));
  }

  /**
   * What saving a rule would do to the seats of devices. Stores nothing.
   * @param licenseId the license that has the seats now; null for a new one.
   * @param visible which devices (alias `d`) are counted and named.
   */
  async preview(rule: LicenseRule, licenseId: number | null, visible: Sql): Promise<PreviewCounts> {
    const groups = await this.repository.groupConditions(groupIdsOf(rule.rule));
    const target = deviceTargetOf(rule, groups);
    const context = await this.criteria.prepare([target.keep], { kind: 'every' });
    return this.previews.preview(licenseId, target, context, visible);
  }

  /** The licenses that what changed about a device can move. */
  private candidatesOf(change: DeviceFactsChange): Promise<number[]> {
    const { deviceId, productIds, titleIds, fields, lastSeen } = change;
    const lookedAt: DependenciesOfKind[] = [
      { kind: 'PRODUCT', targetIds: productIds },
      { kind: 'TITLE', targetIds: titleIds },
      { kind: 'LAST_SEEN', targetIds: fields || lastSeen === true ? [0] : [] },
    ];
    return fields
      ? this.repository.licensesWithinReachOf(deviceId, lookedAt)
      : this.repository.licensesLookingAtAny(lookedAt);
  }

  private async rangesToMove(licenseId: number): Promise<DeviceRange[]> {
    const [license] = await this.targetsOf([licenseId]);
    if (license === undefined) return [];
    const context = await this.criteria.prepare([license.target.keep], { kind: 'every' });
    const deviceIds = await this.seats.rangesWithDifference(license, context, devicesPerRange);
    return deviceIds.map((id) => rangeAround(id));
  }

  /** The one place where seats of devices move. */
  private async moveSeats(licenseIds: readonly number[], restriction: DeviceRestriction): Promise<MovedUsage[]> {
    const moved: MovedUsage[] = [];
    for (const licenses of statementsOf(await this.targetsOf(licenseIds))) {
      const conditions = licenses.map((license) => license.target.keep);
      const context = await this.criteria.prepare(conditions, restriction);
      moved.push(...(await this.seats.move(await this.seats.difference(licenses, restriction, context))));
    }
    return moved;
  }

  private async targetsOf(licenseIds: readonly number[]): Promise<TargetedLicense[]> {
    const rules = await this.repository.rulesOf(licenseIds);
    const groups = await this.repository.groupConditions(rules.flatMap((rule) => groupIdsOf(rule.rule)));
    return rules.map((rule) => ({ id: rule.id, target: deviceTargetOf(rule, groups) }));
  }

  /** Brings counters and listeners up to date with seats that moved. */
  private async settleMoved(moved: readonly MovedUsage[]): Promise<void> {
    if (moved.length === 0) return;
    await this.seats.count(moved);
    const ids = [...new Set(moved.map((each) => each.licenseId))];
    await this.changes.publish({ topic: 'licenses', subject: 'License', ids, organizationIds: null });
  }

  private async affectedBy(change: RulesChange): Promise<number[]> {
    const ids = new Set([
      ...(change.licenseIds ?? []),
      ...(await this.repository.licensesLookingAtAny([
        { kind: 'DEVICE_GROUP', targetIds: change.deviceGroupIds ?? [] },
        { kind: 'PRODUCT', targetIds: change.productIds ?? [] },
        { kind: 'TITLE', targetIds: change.titleIds ?? [] },
      ])),
    ]);
    return [...ids].sort((a, b) => a - b);
  }

  /** What licenses look at is worked out anew whenever something about their rules changes. */
  private async rememberDependencies(licenseIds: readonly number[]): Promise<void> {
    for (const rule of await this.repository.rulesOf(licenseIds)) {
      const groups = await this.repository.groupConditions(groupIdsOf(rule.rule));
      await this.repository.replaceDependencies(rule.id, dependenciesOfRule(rule, groups));
    }
  }
}

/** Licenses in portions of which each makes one statement. */
function statementsOf(licenses: readonly TargetedLicense[]): TargetedLicense[][] {
  const portions: TargetedLicense[][] = [];
  let size = conditionsPerStatement;
  for (const license of licenses) {
    size += sizeOf(license.target.keep);
    if (size > conditionsPerStatement) {
      portions.push([]);
      size = sizeOf(license.target.keep);
    }
    portions.at(-1)?.push(license);
  }
  return portions;
}

function dependenciesOfRule(rule: SavedLicenseRule, groups: ReadonlyMap<number, DeviceCondition>): Dependency[] {
  if (rule.type !== 'PER_DEVICE' || rule.assignmentMode !== 'AUTOMATIC') return [];
  const condition = allOfConditions(checksOf(rule, groups).map((check) => check.condition));
  const found = dependenciesOf(condition);
  return [
    ...[...found.productIds].map((targetId) => ({ kind: 'PRODUCT' as const, targetId })),
    ...[...found.titleIds].map((targetId) => ({ kind: 'TITLE' as const, targetId })),
    ...groupIdsOf(rule.rule).map((targetId) => ({ kind: 'DEVICE_GROUP' as const, targetId })),
    ...(found.lastSeen ? [{ kind: 'LAST_SEEN' as const, targetId: 0 }] : []),
    ...(holdsWithoutSoftware(condition) ? [{ kind: 'WITHOUT_SOFTWARE' as const, targetId: 0 }] : []),
  ];
}
