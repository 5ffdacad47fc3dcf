import { formatNumber } from '../../core/format';

/** What becomes of the licenses of a publisher or vendor that is merged. */
export function licensesMove(licenseCount: number): string {
  if (licenseCount === 0) return $localize`No license that you see names it.`;
  return licenseCount === 1
    ? $localize`1 license moves to the one that is kept.`
    : $localize`${formatNumber(licenseCount)}:count: licenses move to the one that is kept.`;
}

/** What becomes of the software of a publisher that is merged. */
export function productsMove(productCount: number): string {
  if (productCount === 0) return $localize`No product that you see is by it.`;
  return productCount === 1
    ? $localize`1 product moves to the one that is kept.`
    : $localize`${formatNumber(productCount)}:count: products move to the one that is kept.`;
}

/** What is to be known before a publisher or vendor is merged. */
export function goneAfterwards(name: string, into: string): string {
  return $localize`${name}:merged: is gone afterwards. This can’t be taken back: ${into}:kept: keeps it all.`;
}
