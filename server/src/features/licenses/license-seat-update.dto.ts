import { ApiProperty } from '@nestjs/swagger';
import { percentMoved } from './license-seat-update.rules.js';

export class LicenseSeatUpdateResponse {
  /** When the change was saved that the seats follow; the last one where there were several. */
  since!: Date;
  /** The same in seconds before this answer. */
  seconds!: number;
  /** How much of it is done, 0 to 99; null while that is not known, as for what takes a moment. */
  @ApiProperty({ type: Number, nullable: true })
  percent!: number | null;
  /** Seats given and ended so far. Null while it is not known, and of a license that you see a part of. */
  @ApiProperty({ type: Number, nullable: true })
  movedSeats!: number | null;
  /** Seats to give and end, those moved included. Null like `movedSeats`. */
  @ApiProperty({ type: Number, nullable: true })
  seatsToMove!: number | null;
}

/** As SQL gives it: both numbers, or neither. */
export interface SeatUpdateFigures {
  since: string;
  seconds: number;
  seats: number | null;
  remaining: number | null;
}

/** @param complete whether all of the license is seen, so that the number of its seats is theirs to know. */
export function toSeatUpdateResponse(
  figures: SeatUpdateFigures | null,
  complete: boolean,
): LicenseSeatUpdateResponse | null {
  if (figures === null) return null;
  const { seats, remaining, since, seconds } = figures;
  const known = seats !== null && remaining !== null ? { seats, remaining } : null;
  return {
    since: new Date(since),
    seconds,
    percent: known && percentMoved(known.seats, known.remaining),
    movedSeats: known && complete ? known.seats - known.remaining : null,
    seatsToMove: known && complete ? known.seats : null,
  };
}
