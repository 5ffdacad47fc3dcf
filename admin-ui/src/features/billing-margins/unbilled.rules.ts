import type { UnbilledSeatsResponse, UnbilledSum } from '../../api/model';
import type { Abilities } from '../../core/ability/abilities';
import { seatCountText } from '../../core/counts';
import { formatMoney, formatNumber } from '../../core/format';

/** Changes that make seats billed or unbilled. */
export const unbilledTopics = ['licenses', 'billing-products', 'billing-agreements'] as const;

const monthsOfYear = 12;

/**
 * Whether somebody sees what is billed to nobody: both the licenses and the agreements. To anybody else the server tells
 * of none, which must not look as if all were billed.
 *
 * @param on the organization, as in `{ organizationId: 3 }`; somewhere without one
 */
export function seesUnbilled(abilities: Pick<Abilities, 'can'>, on?: object): boolean {
  return abilities.can('read', 'BillingAgreement', on) && abilities.can('read', 'License');
}

/** What is lost in one currency. */
export interface Loss {
  readonly currency: string;
  readonly monthly: string;
  readonly yearly: string;
  readonly seats: string;
}

/** What the seats that nobody is charged for cost, the most seats first. */
export function losses(totals: readonly UnbilledSum[]): readonly Loss[] {
  return totals
    .toSorted((a, b) => b.seats - a.seats)
    .map(({ currency, monthlyCost, seats }) => ({
      currency,
      monthly: formatMoney(monthlyCost, currency),
      yearly: formatMoney(times(monthlyCost, monthsOfYear), currency),
      seats: seatCountText(seats),
    }));
}

/** The exact product of a decimal text and a whole number. */
export function times(amount: string, factor: number): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const product = (BigInt(whole + fraction) * BigInt(factor)).toString();
  if (fraction === '') return product;
  const negative = product.startsWith('-') ? '-' : '';
  const digits = product.slice(negative.length).padStart(fraction.length + 1, '0');
  return `${negative}${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}

/** What is the matter, in a sentence. */
export function unbilledSentence({ seats, license, organization }: UnbilledSeatsResponse): string {
  const [what, where] = [license.name, organization.name];
  return seats === 1
    ? $localize`1 seat of ${what}:license: at ${where}:organization: is billed to nobody.`
    : $localize`${formatNumber(seats)}:count: seats of ${what}:license: at ${where}:organization: are billed to nobody.`;
}
