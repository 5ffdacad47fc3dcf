import { formatNumber } from '../../core/format';

/** What a usage is compared with: all that was purchased, what an organization got, or what is seen of a license. */
export type QuantityOf = 'PURCHASED' | 'ALLOCATED' | 'PART';

/** How many seats are in use beyond a quantity, as a sentence. */
export function overUseText(excess: number, of: QuantityOf): string {
  const count = formatNumber(excess);
  switch (of) {
    case 'PURCHASED':
      return excess === 1
        ? $localize`1 more seat is in use than purchased`
        : $localize`${count}:count: more seats are in use than purchased`;
    case 'ALLOCATED':
      return excess === 1
        ? $localize`1 more seat is in use than allocated`
        : $localize`${count}:count: more seats are in use than allocated`;
    case 'PART':
      return excess === 1
        ? $localize`1 more seat is in use than allocated to the organizations that you see`
        : $localize`${count}:count: more seats are in use than allocated to the organizations that you see`;
  }
}
