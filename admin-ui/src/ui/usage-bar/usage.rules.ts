/** How full something is. */
export interface UsageLevel {
  /** Filled part of the bar, between 0 and 1. */
  readonly share: number;
  readonly state: 'free' | 'nearly-full' | 'full' | 'over';
  /** Units in use beyond the quantity; 0 without over-use. */
  readonly excess: number;
}

const nearlyFullShare = 0.9;

/** Compares a usage with the quantity that was purchased. */
export function usageLevel(usage: number, quantity: number): UsageLevel {
  const excess = Math.max(0, usage - quantity);
  if (excess > 0) return { share: 1, state: 'over', excess };
  const share = quantity === 0 ? 0 : usage / quantity;
  const state = quantity > 0 && usage === quantity ? 'full' : share >= nearlyFullShare ? 'nearly-full' : 'free';
  return { share, state, excess };
}
