import type { LicenseSeatUpdateResponse } from '../../api/model';
import { formatNumber } from '../../core/format';

/** What takes less time is not shown: it would flicker. */
const shownAfterSeconds = 1;

/** Seats of a license that are being moved, as they are shown. */
export interface SeatUpdateView {
  readonly text: string;
  /** In percent; `null` while it is not known. */
  readonly percent: number | null;
}

/** How far the seats of a license are; `null` where they are what they should be, or will be in a moment. */
export function seatUpdateView(update: LicenseSeatUpdateResponse | null): SeatUpdateView | null {
  if (update === null) return null;
  const { percent, movedSeats, seatsToMove, seconds } = update;
  if (percent === null) return seconds < shownAfterSeconds ? null : { text: $localize`Updating seats`, percent };
  if (movedSeats === null || seatsToMove === null) {
    return { text: $localize`Updating seats: ${percent}:percent:%`, percent };
  }
  const [moved, all] = [formatNumber(movedSeats), formatNumber(seatsToMove)];
  return { text: $localize`Updating seats: ${moved}:moved: of ${all}:seats:`, percent };
}
