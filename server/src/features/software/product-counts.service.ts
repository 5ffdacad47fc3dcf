import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { DifferenceEffects } from './installations.rules.js';
import { ProductCountsRepository } from './product-counts.repository.js';
import { type DeviceCount, DeviceCounts } from './product-counts.rules.js';

/** What one transaction changes about counts. */
interface Pending {
  products: DeviceCounts;
  titles: DeviceCounts;
}

/**
 * Keeps the number of active devices per product and per title exact, by organization and in total: every change of who
 * counts goes through here, inside `changeFacts` and with the device's row held. A device counts once for a product,
 * however many titles and versions of it are installed.
 *
 * Many devices share these counts, so they are written last, when the transaction is about to commit, and in one pass
 * however many devices it changed: others wait for them no longer than a commit takes.
 */
@Injectable()
export class ProductCountsService {
  private readonly pending = new WeakMap<object, Pending>();

  constructor(
    private readonly database: Database,
    private readonly counts: ProductCountsRepository,
  ) {}

  /**
   * The device counts from now on, with what is installed on it: it was made active again, or came from another
   * organization. Harmless for a device on which nothing is installed.
   */
  async deviceJoined(deviceId: number, organizationId: number): Promise<void> {
    await this.countDevice(deviceId, organizationId, 1);
  }

  /**
   * The device no longer counts in the organization: it is about to be decommissioned, moved away, or deleted. To be
   * called while its installations are still there, and only for a device that was active.
   */
  async deviceLeft(deviceId: number, organizationId: number): Promise<void> {
    await this.countDevice(deviceId, organizationId, -1);
  }

  /**
   * Devices are about to be deleted, with all that is installed on them. Written at once: their organizations may be
   * removed right after.
   */
  async devicesRemoved(deviceIds: readonly number[]): Promise<void> {
    const { products, titles } = await this.counts.countedOn(deviceIds);
    const less = (counts: readonly DeviceCount[]) => counts.map((each) => ({ ...each, devices: -each.devices }));
    await this.counts.add(less(products), less(titles));
  }

  /** What changed on one active device of the organization. */
  installationsChanged(organizationId: number, effects: DifferenceEffects): void {
    const pending = this.ofTransaction();
    pending.products.add(countsOf(effects.gainedProductIds, organizationId));
    pending.products.add(countsOf(effects.lostProductIds, organizationId), -1);
    pending.titles.add(countsOf(effects.gainedTitleIds, organizationId));
    pending.titles.add(countsOf(effects.lostTitleIds, organizationId), -1);
  }

  /** What moving titles between products changed. Written at once: products may be removed right after. */
  productsChanged(differences: readonly DeviceCount[]): Promise<void> {
    return this.counts.add(differences, []);
  }

  private async countDevice(deviceId: number, organizationId: number, sign: 1 | -1): Promise<void> {
    const installed = await this.counts.installedOn(deviceId);
    const pending = this.ofTransaction();
    const productIds = new Set(installed.map((each) => each.productId));
    const titleIds = installed.map((each) => each.titleId);
    pending.products.add(countsOf(productIds, organizationId), sign);
    pending.titles.add(countsOf(titleIds, organizationId), sign);
  }

  private ofTransaction(): Pending {
    const transaction = this.database.manager;
    let pending = this.pending.get(transaction);
    if (pending === undefined) {
      const made = { products: new DeviceCounts(), titles: new DeviceCounts() };
      pending = made;
      this.database.beforeCommit(() => this.counts.add(made.products.nonZero, made.titles.nonZero));
      this.pending.set(transaction, pending);
    }
    return pending;
  }
}

function countsOf(ids: Iterable<number>, organizationId: number): DeviceCount[] {
  return Array.from(ids, (id) => ({ id, organizationId, devices: 1 }));
}
