import type {
  BillingAccountResponse,
  BillingProductResponse,
  CostSourceType,
  InheritedCostResponse,
  PriceType,
  QuantitySourceType,
} from '../../api/model';

/** The account that each quantity source is booked under unless said otherwise. */
export type DefaultAccounts = ReadonlyMap<QuantitySourceType, BillingAccountResponse>;

export function defaultAccounts(accounts: readonly BillingAccountResponse[]): DefaultAccounts {
  return new Map(
    accounts.flatMap((account) => (account.defaultOf === null ? [] : [[account.defaultOf, account] as const])),
  );
}

/** Whether a product is booked under the account of its source: then it goes along to another source. A new one does. */
export function followsDefault(shown: BillingProductResponse | null, defaults: DefaultAccounts): boolean {
  return shown === null || defaults.get(shown.quantitySource.type)?.id === shown.accountId;
}

/**
 * How a new product starts: what a license costs is inherited and marked up; what has no cost to inherit has a cost and a
 * price of its own.
 *
 * @param cost that of the license; `undefined` while it is not known
 */
export function proposedCost(
  source: QuantitySourceType,
  cost: InheritedCostResponse | null | undefined,
): { cost: CostSourceType; price: PriceType } {
  const inherits = source === 'SOFTWARE_LICENSE' && cost !== null;
  return inherits ? { cost: 'INHERIT_FROM_LICENSE', price: 'MARKUP' } : { cost: 'FIXED', price: 'FIXED' };
}
