/** Somebody who was counted on a line, as they were called then. */
export interface CountedHolder {
  kind: 'DEVICE' | 'PERSON' | 'LOCATION';
  id: number;
  name: string;
  organizationName: string;
  assignedOn: string | null;
  seats: number;
}

/** Who came and who went between two lines; `seats` is how many more or fewer. */
export interface EvidenceDifference {
  added: CountedHolder[];
  removed: CountedHolder[];
}

/** Who is counted now and was not, or for fewer seats, and the other way round. */
export function differenceOfHolders(
  before: readonly CountedHolder[],
  after: readonly CountedHolder[],
): EvidenceDifference {
  return { added: moreThan(before, after), removed: moreThan(after, before) };
}

/** Tells holders from each other. */
export function holderKey({ kind, id }: Pick<CountedHolder, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

function moreThan(some: readonly CountedHolder[], others: readonly CountedHolder[]): CountedHolder[] {
  const known = new Map(some.map((holder) => [holderKey(holder), holder.seats]));
  return others.flatMap((holder) => {
    const more = holder.seats - (known.get(holderKey(holder)) ?? 0);
    return more > 0 ? [{ ...holder, seats: more }] : [];
  });
}
