import type { DifferingRange } from './seats.repository.js';

/** Ranges of devices whose seats move in one transaction. */
export interface SeatBatch {
  firstRange: number;
  lastRange: number;
  /** That have to move. */
  seats: number;
}

/** Whoever checks in waits until so many are found and moved, if those of one range are not more. */
export const seatsPerBatch = 2_000;

/**
 * What lies between is held and looked at too: of 64 ranges, a quarter of a million devices, which takes some tenths of a
 * second. PostgreSQL has room for so many locks.
 */
export const rangesPerBatch = 64;

/** Puts neighbouring ranges together in which little has to move. @param ranges in ascending order. */
export function batchesOf(ranges: readonly DifferingRange[]): SeatBatch[] {
  const batches: SeatBatch[] = [];
  let seats = 0;
  for (const each of ranges) {
    const last = batches.at(-1);
    seats += each.seats;
    if (last !== undefined && seats <= seatsPerBatch && each.range < last.firstRange + rangesPerBatch) {
      last.lastRange = each.range;
      last.seats = seats;
    } else {
      batches.push({ firstRange: each.range, lastRange: each.range, seats: each.seats });
      seats = each.seats;
    }
  }
  return batches;
}
