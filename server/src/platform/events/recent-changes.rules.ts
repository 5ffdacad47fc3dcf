/** A place in the stream of changes, as one process told it. */
export interface Position {
  /** Microseconds since 1970 by the clock of the database, when the process heard of it; never twice in a process. */
  time: number;
  /** The process. */
  node: string;
}

/** What lies in a stream at a place. */
export interface Placed<Item> {
  readonly time: number;
  readonly item: Item;
}

/**
 * Two processes hear of one change at times that differ: by the way to each of them, by how busy they are, and by how well
 * they know the database's clock. What is told twice is read twice, what is not told at all is never seen.
 */
export const slackMicroseconds = 10_000_000;

/** A place as streams call it: a time and a process, and so nothing of what happened elsewhere in between. */
export function eventIdOf({ time, node }: Position): string {
  return `${time}-${node}`;
}

/** The place that an id means; null for anything that is none. */
export function positionOf(id: string): Position | null {
  const [, time, node] = /^(\d{1,16})-([0-9a-f]{8})$/.exec(id) ?? [];
  if (time === undefined || node === undefined || !Number.isSafeInteger(Number(time))) return null;
  return { time: Number(time), node };
}

/**
 * What came after a place, of what a process still knows; null where it does not know all of it.
 * @param known what this process knows: all since a time, in order, and the last time that it gave.
 */
export function after<Item>(
  { time, node }: Position,
  known: { node: string; since: number; last: number; items: readonly Placed<Item>[] },
): Placed<Item>[] | null {
  const own = node === known.node;
  // A time that this process has not given yet is not one of its own.
  if (own && time > known.last) return null;
  const from = own ? time + 1 : time - slackMicroseconds;
  if (from < known.since || time > known.last + slackMicroseconds) return null;
  return known.items.filter((each) => each.time >= from);
}
