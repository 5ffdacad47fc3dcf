import type { RenewalResponse } from '../../api/model';

/** Of each license its first renewal: what renews itself every month would fill the list alone. */
export function nextOfEach<Renewal extends Pick<RenewalResponse, 'license'>>(
  renewals: readonly Renewal[],
): readonly Renewal[] {
  return renewals.filter(({ license }, at) => renewals.findIndex((other) => other.license.id === license.id) === at);
}
