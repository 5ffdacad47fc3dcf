/** How well a grouping agrees with a person's: 1 is full agreement. */
export interface BCubed {
  /** Of what is grouped with an item, the share that belongs with it; the mean over all items. */
  precision: number;
  /** Of what belongs with an item, the share that is grouped with it; the mean over all items. */
  recall: number;
}

/**
 * B-cubed precision and recall of a grouping (Bagga and Baldwin, 1998).
 *
 * @param items each with the group it was put in and the group it belongs to
 */
export function bCubed(items: readonly { group: string; truth: string }[]): BCubed {
  const sizes = { group: new Map<string, number>(), truth: new Map<string, number>(), both: new Map<string, number>() };
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const { group, truth } of items) {
    count(sizes.group, group);
    count(sizes.truth, truth);
    count(sizes.both, JSON.stringify([group, truth]));
  }
  let precision = 0;
  let recall = 0;
  for (const { group, truth } of items) {
    const both = sizes.both.get(JSON.stringify([group, truth])) ?? 0;
    precision += both / (sizes.group.get(group) ?? 1);
    recall += both / (sizes.truth.get(truth) ?? 1);
  }
  return items.length === 0
    ? { precision: 1, recall: 1 }
    : { precision: precision / items.length, recall: recall / items.length };
}
