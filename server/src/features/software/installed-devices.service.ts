import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';
import { hasAnyProduct } from './installed-devices.sql.js';
import { SoftwareDevicesRepository } from './software-devices.repository.js';

/** Which devices have a product, for other features. */
@Injectable()
export class InstalledDevices {
  constructor(private readonly devices: SoftwareDevicesRepository) {}

  /** Whether a device `d` has any of the products, as a condition for a list of all devices. */
  async condition(productIds: readonly number[]): Promise<Sql> {
    return hasAnyProduct(productIds, await this.devices.wayToAll(productIds));
  }
}
