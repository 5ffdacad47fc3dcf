/** How usage stands against a quantity. */
export type Compliance = 'COMPLIANT' | 'FULL' | 'UNDER_LICENSED';

/** Usage against a quantity or a share of it. */
export function complianceOf(quantity: number, usage: number): Compliance {
  if (usage > quantity) return 'UNDER_LICENSED';
  return usage === quantity ? 'FULL' : 'COMPLIANT';
}
