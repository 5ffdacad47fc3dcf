import type { LicenseResponse } from '../../api/model';

/** A license all of which the signed-in person sees: its figures are those of the whole. */
export type WholeLicense = LicenseResponse & {
  readonly quantity: number;
  readonly usage: number;
  readonly available: number;
};

export function isWhole(license: LicenseResponse): license is WholeLicense {
  return license.scope.complete && license.quantity !== null && license.usage !== null && license.available !== null;
}

/** Why a license has no quantity where a part of it is seen alone. */
export const partlySeen = $localize`The license is shared with organizations that you don’t see. What is in use in those that you see is counted.`;
