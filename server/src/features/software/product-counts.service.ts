import { Injectable } from '@nestjs/common';
import type { DifferenceEffects } from './installations.rules.js';
import { ProductCountsRepository } from './product-counts.repository.js';
import type { DeviceCount } from './product-counts.rules.js';

/**
 * Keeps the number of active devices per product and per title, by organization, exact: every change of who counts goes
 * through here, in the transaction that makes it and with the device's row held. A device counts once for a product,
 * however many titles and versions of it are installed.
 */
@Injectable()
export class ProductCountsService {
  constructor(private readonly counts: ProductCountsRepository) {}

  /**
   * The device counts from now on, with what is installed on it: it was made active again, or came from another
   * organization. Harmless for a device on which nothing is installed.
   */
  deviceJoined(deviceId: number, organizationId: number): Promise<void> {
    return this.counts.addDevice(deviceId, organizationId, 1);
  }

  /**
   * The device no longer counts in the organization: it is about to be decommissioned, moved away, or deleted. To be
   * called while its installations are still there, and only for a device that was active.
   */
  deviceLeft(deviceId: number, organizationId: number): Promise<void> {
    return this.counts.addDevice(deviceId, organizationId, -1);
  }

  /** What changed on one active device of the organization. */
  async installationsChanged(organizationId: number, effects: DifferenceEffects): Promise<void> {
    const differences = (gained: readonly number[], lost: readonly number[]): DeviceCount[] => [
      ...gained.map((id) => ({ id, organizationId, devices: 1 })),
      ...lost.map((id) => ({ id, organizationId, devices: -1 })),
    ];
    await this.counts.addToProducts(differences(effects.gainedProductIds, effects.lostProductIds));
    await this.counts.addToTitles(differences(effects.gainedTitleIds, effects.lostTitleIds));
  }

  /** What moving titles between products changed. */
  productsChanged(differences: readonly DeviceCount[]): Promise<void> {
    return this.counts.addToProducts(differences);
  }
}
