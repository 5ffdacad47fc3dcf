/** Work that outlasts a request. */
export const workKinds = ['LICENSE_IMPORT', 'LICENSE_CHECK', 'SEAT_UPDATE', 'BILLING_EXPORT'] as const;
export type WorkKind = (typeof workKinds)[number];

export const workStates = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type WorkState = (typeof workStates)[number];

/** What is not over yet comes first; of either the last that began. */
export function inOrderOfWork<Item extends { state: WorkState; startedAt: Date; finishedAt: Date | null }>(
  items: readonly Item[],
): Item[] {
  const at = ({ startedAt, finishedAt }: Item) => (finishedAt ?? startedAt).getTime();
  return items.toSorted((a, b) => Number(isOver(a.state)) - Number(isOver(b.state)) || at(b) - at(a));
}

function isOver(state: WorkState): boolean {
  return state !== 'WAITING' && state !== 'RUNNING';
}
