import type { Change } from '../../platform/events/changes.js';

/** A seat as far as counters look at it. */
export interface CountedSeat {
  licenseId: number;
  /** Null: its holder belongs to none. */
  organizationId: number | null;
  /** How many seats it takes. */
  seats: number;
}

/** By how much the counters of a license move, in one organization and on one day. */
export interface SeatMovement {
  licenseId: number;
  organizationId: number | null;
  /** The day from which on it counts. */
  day: string;
  /** Seats in use. */
  seats: number;
  /** Assignments that are held. */
  held: number;
  /** Assignments that have ended. */
  past: number;
}

/** A seat that is given, from a day on. */
export function seatBegins({ licenseId, organizationId, seats }: CountedSeat, day: string): SeatMovement {
  return { licenseId, organizationId, day, seats, held: 1, past: 0 };
}

/** A seat that ends on a day. */
export function seatEnds({ licenseId, organizationId, seats }: CountedSeat, day: string): SeatMovement {
  return { licenseId, organizationId, day, seats: -seats, held: -1, past: 1 };
}

/** A seat that began on another day or takes another number of seats than was said, from its beginning. */
export function seatChanges(
  seat: CountedSeat,
  before: { assignedOn: string; seats: number },
  after: { assignedOn: string; seats: number },
): SeatMovement[] {
  const { licenseId, organizationId } = seat;
  if (before.assignedOn === after.assignedOn && before.seats === after.seats) return [];
  return [
    { licenseId, organizationId, day: before.assignedOn, seats: -before.seats, held: -1, past: 0 },
    { licenseId, organizationId, day: after.assignedOn, seats: after.seats, held: 1, past: 0 },
  ];
}

/**
 * How many assignments began and ended. What is only said again of another day, or with another number of seats, did
 * neither.
 */
export function movedSeats(moved: readonly SeatMovement[]): { given: number; ended: number } {
  const ended = moved.reduce((sum, each) => sum + Math.max(0, each.past), 0);
  const held = moved.reduce((sum, each) => sum + each.held, 0);
  return { given: Math.max(0, held + ended), ended };
}

/** The organizations of what is in one of two lists alone; null stands for none. */
export function organizationsOfDifference<Row extends { organization: { id: number } | null }>(
  before: readonly Row[],
  after: readonly Row[],
): (number | null)[] {
  const [was, is] = [before, after].map((rows) => new Set(rows.map((row) => JSON.stringify(row))));
  const changed = [
    ...before.filter((row) => is?.has(JSON.stringify(row)) !== true),
    ...after.filter((row) => was?.has(JSON.stringify(row)) !== true),
  ];
  return [...new Set(changed.map(({ organization }) => organization?.id ?? null))];
}

/**
 * What panels are told of licenses of which something changed in some organizations, so that only those hear of it who
 * may see licenses there; null stands for what belongs to none.
 */
export function changesIn(licenseIds: readonly number[], organizations: readonly (number | null)[]): Change[] {
  const ids = [...new Set(licenseIds)];
  const organizationIds = [...new Set(organizations.filter((each) => each !== null))];
  const change = { topic: 'licenses', subject: 'License', ids };
  return [
    ...(organizationIds.length > 0 ? [{ ...change, organizationIds }] : []),
    ...(organizations.includes(null) ? [{ ...change, organizationIds: null }] : []),
  ];
}
