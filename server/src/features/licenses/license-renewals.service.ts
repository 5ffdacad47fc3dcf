import { Injectable } from '@nestjs/common';
import type { RenewedListener } from './license-renewals.types.js';

/** Opens the next terms of licenses. */
@Injectable()
export class LicenseRenewals {
  private readonly listeners: RenewedListener[] = [];

  /** Runs in the transaction of each renewal from now on. */
  onRenewed(listener: RenewedListener): void {
    this.listeners.push(listener);
  }
}
