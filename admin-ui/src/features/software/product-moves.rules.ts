import type { SoftwareResponse } from '../../api/model';
import { formatNumber } from '../../core/format';

/** What becomes of all that stands for a product that is merged, a sentence each. */
export function productMoves({
  titleCount,
  deviceCount,
  licenseCount,
}: Pick<SoftwareResponse, 'titleCount' | 'deviceCount' | 'licenseCount'>): readonly string[] {
  return [
    titleCount === 1
      ? $localize`1 title stands for the other product.`
      : $localize`${formatNumber(titleCount)}:count: titles stand for the other product.`,
    deviceCount === 1
      ? $localize`1 device has the other product.`
      : $localize`${formatNumber(deviceCount)}:count: devices have the other product.`,
    licensesMove(licenseCount),
    $localize`Titles that come later under this name stand for the other product too.`,
  ];
}

function licensesMove(licenseCount: number): string {
  if (licenseCount === 0) return $localize`No license looks at it.`;
  return licenseCount === 1
    ? $localize`The rule of 1 license, or a device group in it, names the other product.`
    : $localize`The rules of ${formatNumber(licenseCount)}:count: licenses, or device groups in them, name the other product.`;
}
