import type { ChangePurchaseRequest, PurchaseResponse } from '../../api/model';

/** Whether an amount is for each license or for all of them. */
export type AmountMode = 'PER_LICENSE' | 'TOTAL';

/** The cost of a purchase as it is typed. */
export interface TypedAmount {
  /** Decimal text; `null` for none. */
  readonly amount: string | null;
  readonly mode: AmountMode;
  /** ISO 4217 code; empty for none. */
  readonly currency: string;
}

type Amounts = Pick<PurchaseResponse, 'unitCost' | 'totalCost' | 'currency'>;

/**
 * The cost of a purchase as it is edited: the amount per license, or where there is none the total. What came back is
 * typed without its sign.
 */
export function shownAmount(purchase: Amounts | null): Pick<TypedAmount, 'amount' | 'mode'> {
  if (purchase === null || (purchase.unitCost === null && purchase.totalCost === null)) {
    return { amount: null, mode: 'PER_LICENSE' };
  }
  if (purchase.unitCost !== null) return { amount: purchase.unitCost, mode: 'PER_LICENSE' };
  return { amount: purchase.totalCost?.replace(/^-/, '') ?? null, mode: 'TOTAL' };
}

/** What to send of a cost. Nothing of one that stayed: its total may be what was typed once, and not the amount times. */
export function amountsOf(
  purchase: Amounts | null,
  { amount, mode, currency }: TypedAmount,
): Pick<ChangePurchaseRequest, 'unitCost' | 'totalCost' | 'currency'> {
  const shown = shownAmount(purchase);
  const money = currency === '' || amount === null ? {} : { currency };
  const stayed = purchase !== null && shown.amount === amount && (amount === null || shown.mode === mode);
  if (stayed) return currency === (purchase.currency ?? '') ? {} : money;
  if (amount === null) return purchase === null ? {} : { unitCost: null };
  return { ...money, ...(mode === 'TOTAL' ? { totalCost: amount } : { unitCost: amount }) };
}
