import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import {
  allOfConditions,
  type DeviceCondition,
  dependenciesOf,
  holdsWithoutSoftware,
} from '../device-criteria/device-criteria.rules.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import type { DeviceRestriction } from '../device-criteria/device-criteria.sql.js';
import { lookingAtAny, withinReachOf } from './license-candidates.sql.js';
import { type LicenseExceptions, noExceptions } from './license-exceptions.rules.js';
import { checksOf, deviceTargetOf, groupIdsOf, type LicenseRule, type LicenseType } from './license-rule.rules.js';
import { personTargetOf } from './person-rule.rules.js';
import { LicenseReconciliation } from './license-reconciliation.service.js';
import { type PreviewCounts, PreviewRepository, type VisibleHolders } from './preview.repository.js';
import { ReconciliationLocks } from './reconciliation.locks.js';
import {
  type DependenciesOfKind,
  type Dependency,
  ReconciliationRepository,
  type SavedLicenseRule,
} from './reconciliation.repository.js';
import { conditionsOf, everyDeviceThere, SeatMover } from './seat-mover.service.js';
import { deviceSeats, personSeats, siteSeats } from './seat-target.sql.js';
import type { SeatMovement } from './seat-movements.rules.js';
import { siteTargetOf } from './site-rule.rules.js';

export type { VisibleHolders };

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
  /** The location that it was at before, be it the one where it is now. */
  formerLocationId?: number;
}

/** What a change of rules can move. */
export interface RulesChange {
  licenseIds?: readonly number[];
  deviceGroupIds?: readonly number[];
  productIds?: readonly number[];
  titleIds?: readonly number[];
}

/** Licenses of sites that a change of devices can move, and the locations concerned. */
interface SiteChange {
  licenseIds: Set<number>;
  locationIds: Set<number>;
}

/**
 * Turns facts into seats. There are two ways in, and they exclude each other in the database, so that every pair of a
 * fact and a rule is judged by whichever came last:
 *
 * - `changeFacts`: something about a few devices changes; their seats, and those of the locations that they are at, move
 *   in the same transaction. `changePeople`: the same for people.
 * - `changeRules`: what a rule means changes; the seats of the licenses concerned move right after.
 *   `PlaceReconciliation.changePlace`: the same for organizations and locations that are archived or restored.
 */
@Injectable()
export class ReconciliationService {
  /** Licenses whose seats are to be moved when a transaction has committed. */
  private readonly afterCommit = new WeakMap<object, Set<number>>();

  constructor(
    private readonly database: Database,
    private readonly criteria: DeviceCriteriaService,
    private readonly repository: ReconciliationRepository,
    private readonly licenses: LicenseReconciliation,
    private readonly mover: SeatMover,
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
      // One that is there and was not named: a batch that is about to judge it has not seen what was written here.
      const others = changes.map((each) => each.deviceId).filter((id) => !deviceIds.includes(id));
      if (others.length > 0) await this.locks.forDevices(idsOnly(others));
      const moved: SeatMovement[] = [];
      const sites: SiteChange = { licenseIds: new Set(), locationIds: new Set() };
      for (const each of changes) {
        const device = { kind: 'DEVICE' as const, ids: [each.deviceId] };
        const candidates = candidatesOf(each);
        if (candidates === null) continue;
        const licenses = await this.repository.rulesOf(candidates, device);
        moved.push(...(await this.mover.moveDeviceSeats(ofType(licenses, 'PER_DEVICE'), idsOnly([each.deviceId]))));
        await this.collectSites(sites, ofType(licenses, 'PER_SITE'), each);
      }
      // Last: whoever changes another device of a location waits here until this is committed, and then sees it.
      moved.push(...(await this.moveSitesOf(sites)));
      await this.mover.settleMoved(moved);
      return result;
    });
  }

  /**
   * Runs a change of facts about people and moves their seats with it, in one transaction.
   * @param personIds the present people who will change; somebody whom `change` creates need not be named.
   * @param change writes the facts, and says about whom.
   */
  changePeople<T>(
    personIds: readonly number[],
    change: () => Promise<{ result: T; changedIds: readonly number[] }>,
  ): Promise<T> {
    return this.database.transaction(async () => {
      await this.locks.forPeople(personIds);
      const { result, changedIds } = await change();
      const candidates = await this.repository.licensesOfPeople(changedIds);
      const licenses = await this.repository.rulesOf(candidates, { kind: 'PERSON', ids: changedIds });
      await this.mover.settleMoved(await this.mover.movePersonSeats(licenses, changedIds));
      return result;
    });
  }

  /**
   * Runs a change of what rules mean (a license's rule or scope, a group's criteria, which product a title is) and
   * moves the seats that follow. The change is committed first; the seats are moved before this returns unless there are
   * so many that nobody should wait for them (`LicenseReconciliation.moveRequested`), and by a job if the process is
   * killed in between. Within a larger transaction they move after its commit, those of all changes in it together: it
   * would hold up every check-in until then.
   */
  async changeRules<T>(change: () => Promise<{ result: T; affected: RulesChange }>): Promise<T> {
    const { result, licenseIds } = await this.database.transaction(async () => {
      await this.locks.forRules();
      const changed = await change();
      const affected = await this.affectedBy(changed.affected);
      await this.rememberDependencies(affected);
      return { result: changed.result, licenseIds: await this.repository.request(affected) };
    });
    if (this.database.inTransaction) this.moveAfterCommit(licenseIds);
    else await this.licenses.moveRequested(licenseIds);
    return result;
  }

  /**
   * Begins a transaction that changes rules and facts by turns: it holds the rules alone to its end, so that it is short.
   * Without it, two of them that share the rules first would wait for each other.
   */
  holdRules(): Promise<void> {
    return this.locks.forRules();
  }

  /** Within `changeRules`: nobody moves seats of people or locations until the transaction ends. */
  async holdHolders(): Promise<void> {
    await this.locks.forPeopleBatch();
    await this.locks.forSitesBatch();
  }

  /**
   * Moves the seats of licenses to where their rules say, whatever they were before; leaves out those that somebody is at
   * already. See `LicenseReconciliation`.
   */
  reconcileLicenses(licenseIds: readonly number[]): Promise<void> {
    return this.licenses.reconcile(licenseIds);
  }

  /** Finishes what nobody is at: of licenses due for at least so many seconds, so that whoever asked is at it first. */
  async reconcileOverdue(seconds: number): Promise<void> {
    await this.licenses.reconcileDue(await this.repository.overdue(seconds));
  }

  /** Moves the seats of licenses whose rules look at the time since a device was last seen. */
  async reconcileTimeDependent(): Promise<void> {
    await this.reconcileLicenses(await this.repository.licensesLookingAtAny([{ kind: 'LAST_SEEN', targetIds: [0] }]));
  }

  /**
   * What saving a rule would do to seats. Stores nothing.
   * @param licenseId the license that has the seats now; null for a new one.
   * @param visible which holders are counted and named, by kind.
   */
  async preview(rule: LicenseRule, licenseId: number | null, visible: VisibleHolders): Promise<PreviewCounts> {
    const groups = await this.mover.groupsOf([rule]);
    const id = licenseId ?? 0;
    const device = deviceTargetOf(rule, groups);
    const site = siteTargetOf(rule, groups);
    const context = await this.criteria.prepare([device.keep, ...conditionsOf(site)], everyDeviceThere);
    return this.previews.preview(
      [
        deviceSeats([{ id, target: device }], everyDeviceThere, context, visible.DEVICE),
        personSeats([{ id, target: personTargetOf(rule) }], null, visible.PERSON),
        siteSeats([{ id, target: site }], null, context, visible.LOCATION),
      ],
      visible,
    );
  }

  /** The exceptions of a saved license that speak of the holders of a type. */
  exceptionsOf(licenseId: number | null, type: LicenseType): Promise<LicenseExceptions> {
    return licenseId === null ? Promise.resolve(noExceptions) : this.repository.exceptionsOf(licenseId, type);
  }

  /** Whatever of the open transaction is undone in part, what is left of it is followed by one of these. */
  private moveAfterCommit(licenseIds: readonly number[]): void {
    const { manager } = this.database;
    const waiting = this.afterCommit.get(manager) ?? new Set();
    this.afterCommit.set(manager, waiting);
    for (const id of licenseIds) waiting.add(id);
    this.database.afterCommit(async () => {
      const all = [...waiting];
      waiting.clear();
      await this.licenses.moveRequested(all);
    });
  }

  private async collectSites(
    sites: SiteChange,
    licenses: readonly SavedLicenseRule[],
    { deviceId, formerLocationId }: DeviceFactsChange,
  ): Promise<void> {
    if (licenses.length === 0) return;
    for (const { id } of licenses) sites.licenseIds.add(id);
    const present = await this.repository.locationOf(deviceId);
    for (const id of [present, formerLocationId]) if (id !== null && id !== undefined) sites.locationIds.add(id);
  }

  private async moveSitesOf({ licenseIds, locationIds }: SiteChange): Promise<SeatMovement[]> {
    if (licenseIds.size === 0) return [];
    const ids = [...locationIds];
    await this.locks.forSites(ids);
    const licenses = await this.repository.rulesOf([...licenseIds], { kind: 'LOCATION', ids });
    return this.mover.moveSiteSeats(licenses, ids);
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
    const licenses = await this.repository.rulesOf(licenseIds);
    const groups = await this.mover.groupsOf(licenses);
    await this.repository.replaceDependencies(
      licenses.map((license) => ({ licenseId: license.id, dependencies: dependenciesOfRule(license, groups) })),
    );
  }
}

/** A query of the licenses that what changed about a device can move; null: none. */
function candidatesOf(change: DeviceFactsChange): Sql | null {
  const { deviceId, productIds, titleIds, fields, lastSeen, formerLocationId } = change;
  const lookedAt: DependenciesOfKind[] = [
    { kind: 'PRODUCT', targetIds: productIds },
    { kind: 'TITLE', targetIds: titleIds },
    { kind: 'LAST_SEEN', targetIds: fields || lastSeen === true ? [0] : [] },
  ];
  return fields ? withinReachOf(deviceId, formerLocationId ?? null, lookedAt) : lookingAtAny(lookedAt);
}

function ofType(licenses: readonly SavedLicenseRule[], type: LicenseType): SavedLicenseRule[] {
  return licenses.filter((license) => license.type === type);
}

function idsOnly(ids: readonly number[]): DeviceRestriction {
  return { kind: 'ids', ids };
}

function dependenciesOfRule(rule: SavedLicenseRule, groups: ReadonlyMap<number, DeviceCondition>): Dependency[] {
  const looksAtDevices = rule.type === 'PER_DEVICE' || rule.type === 'PER_SITE';
  if (!looksAtDevices || rule.assignmentMode !== 'AUTOMATIC') return [];
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
