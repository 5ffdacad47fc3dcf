import type { LicenseResponse } from '../../api/model';
import { formatNumber } from '../../core/format';
import { unitText } from './quantity-source.rules';

/** What decides about what is counted of a license now. */
export type CountedLicense = Pick<LicenseResponse, 'usage' | 'quantity' | 'scope' | 'type'>;

/** What of a license would be counted now, in one line; `null` where the reader does not know. */
export function measuredLicense(license: CountedLicense, count: 'USED' | 'PURCHASED'): string | null {
  const { usage, quantity, scope, type } = license;
  const alone =
    !scope.global && scope.complete && scope.organizations.length === 1 ? scope.organizations[0]?.name : null;
  if (count === 'USED') {
    if (type === 'CUSTOM' && alone == null) {
      return $localize`The usage of this license is one number for several organizations: it can be charged to none of them.`;
    }
    if (usage === null) return null;
    return alone == null
      ? $localize`${unitText('SOFTWARE_LICENSE', usage)}:seats: in use now. Each organization is charged for its own.`
      : $localize`${unitText('SOFTWARE_LICENSE', usage)}:seats: in use now, all in ${alone}:organization:.`;
  }
  if (quantity === null) return null;
  return alone == null
    ? $localize`${formatNumber(quantity)}:count: purchased. Each organization is charged for the share that is reserved for it on the license.`
    : $localize`${formatNumber(quantity)}:count: purchased, all for ${alone}:organization:.`;
}
