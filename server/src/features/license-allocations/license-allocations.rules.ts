import type { FieldError } from '../../platform/http/app-error.js';

/** How the quantity of a license is shared out. */
export interface LicenseShares {
  /** What was purchased. */
  quantity: number;
  /** Organizations that have a share or use seats, and holders of no organization (0). */
  organizations: readonly { id: number; allocated: number | null; usage: number }[];
}

/**
 * How many more seats holders of an organization can be given before its share, or where it has none what is left to
 * those without a share, is used up. Below zero: so many are in use beyond it.
 * @param organizationId null: an organization without a share, or holders of none.
 */
export function availableTo({ quantity, organizations }: LicenseShares, organizationId: number | null): number {
  const own = organizations.find((each) => each.id === organizationId && each.allocated !== null);
  if (own !== undefined) return (own.allocated ?? 0) - own.usage;
  const allocated = sum(organizations.map((each) => each.allocated ?? 0));
  const used = sum(organizations.filter((each) => each.allocated === null).map((each) => each.usage));
  return quantity - allocated - used;
}

/**
 * How many of the wanted seats are too many, and where; null when all of them can be given.
 * @param wanted how many more seats each organization is to get; of several without a share the pool is one.
 */
export function shortage(
  shares: LicenseShares,
  wanted: readonly { organizationId: number | null; seats: number }[],
): { organizationId: number | null; available: number } | null {
  const used = sum(shares.organizations.map((each) => each.usage));
  const whole = shares.quantity - used;
  if (sum(wanted.map((each) => each.seats)) > whole) return { organizationId: null, available: whole };
  const shared = new Set(shares.organizations.filter((each) => each.allocated !== null).map((each) => each.id));
  const pools = new Map<number | null, number>();
  for (const { organizationId, seats } of wanted) {
    const pool = organizationId !== null && shared.has(organizationId) ? organizationId : null;
    pools.set(pool, (pools.get(pool) ?? 0) + seats);
  }
  for (const [organizationId, seats] of pools) {
    const available = availableTo(shares, organizationId);
    if (seats > 0 && seats > available) return { organizationId, available };
  }
  return null;
}

/**
 * Everything that is wrong with shares.
 * @param known organizations in scope that the actor may see.
 * @param license `hidden` is what is reserved for organizations that the actor does not see, and stays so; unless they see
 * the `whole` license, they are not told its quantity.
 */
export function allocationErrors(
  wanted: readonly { organizationId: number; quantity: number }[],
  known: ReadonlySet<number>,
  license: { quantity: number; hidden: number; whole: boolean },
): FieldError[] {
  const seen = new Set<number>();
  const errors = wanted.flatMap(({ organizationId }, index): FieldError[] => {
    const field = `${index}.organizationId`;
    if (seen.has(organizationId)) {
      return [{ field, code: 'allocation.twice', message: 'An organization has one share.' }];
    }
    seen.add(organizationId);
    const message = 'There is no such organization in the scope of the license, or you may not see it.';
    return known.has(organizationId) ? [] : [{ field, code: 'reference.unknown', message }];
  });
  if (errors.length > 0) return errors;
  const total = sum(wanted.map((each) => each.quantity)) + license.hidden;
  if (total <= license.quantity) return [];
  const purchased = license.whole ? `the ${license.quantity} that were purchased` : 'what was purchased';
  const message = `The shares come to more than ${purchased}. Purchase more, or lower a share.`;
  return [{ field: `${wanted.length - 1}.quantity`, code: 'allocation.exceeds-quantity', message }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
