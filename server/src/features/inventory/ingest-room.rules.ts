/** What takes up room, and for whom. */
export interface Occupant {
  readonly key: string;
  readonly bytes: number;
}

/** How much there is room for. */
export interface RoomLimits {
  readonly places: number;
  readonly bytes: number;
}

/**
 * Who has to go so that somebody can come in: nobody where there is room, else the newest of whoever holds most, as long
 * as they hold as much without it as the newcomer then does. So whoever floods can fill a room, and keeps nobody out.
 * @param occupants oldest first.
 * @param beside bytes that are held by what cannot go.
 * @returns null when nobody would have to make way in fairness.
 */
export function makingWay<O extends Occupant>(
  occupants: ReadonlySet<O>,
  newcomer: Occupant,
  limits: RoomLimits,
  beside = 0,
): O[] | null {
  const left = new Set(occupants);
  let bytes = newcomer.bytes + beside;
  for (const occupant of left) bytes += occupant.bytes;
  const going: O[] = [];
  for (;;) {
    const crowded = left.size >= limits.places;
    if (!crowded && bytes <= limits.bytes) return going;
    const victim = newestOfLargest(left, newcomer, crowded ? () => 1 : ofBytes);
    if (victim === null) return null;
    left.delete(victim);
    bytes -= victim.bytes;
    going.push(victim);
  }
}

function ofBytes({ bytes }: Occupant): number {
  return bytes;
}

function newestOfLargest<O extends Occupant>(
  occupants: ReadonlySet<O>,
  newcomer: Occupant,
  share: (occupant: Occupant) => number,
): O | null {
  const holdings = new Map<string, { total: number; newest: O }>();
  for (const occupant of occupants) {
    const total = (holdings.get(occupant.key)?.total ?? 0) + share(occupant);
    holdings.set(occupant.key, { total, newest: occupant });
  }
  const own = (holdings.get(newcomer.key)?.total ?? 0) + share(newcomer);
  holdings.delete(newcomer.key);
  let largest: { total: number; newest: O } | null = null;
  for (const holding of holdings.values()) if (largest === null || holding.total > largest.total) largest = holding;
  if (largest === null || largest.total - share(largest.newest) < own) return null;
  return largest.newest;
}
