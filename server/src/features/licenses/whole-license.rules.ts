import type { LicenseResponse } from './licenses.dto.js';

/** A license of which nothing is hidden. */
export type WholeLicense = LicenseResponse & { quantity: number; usage: number };

export function isWhole(license: LicenseResponse): license is WholeLicense {
  return license.scope.complete && license.quantity !== null && license.usage !== null;
}
