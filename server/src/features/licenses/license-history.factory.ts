/** A seat as the model remembers it. */
export interface ModelSeat {
  id: number;
  deviceId: number;
  organizationId: number;
  seats: number;
  assignedOn: string;
  /** Null while it is held. */
  endedOn: string | null;
}

/** A license as a test remembers it, day by day, in the most naive way there is. */
export class LicenseHistoryModel {
  readonly seats: ModelSeat[] = [];
  /** By how much the quantity changed, and on which day. */
  readonly purchases: { day: string; delta: number }[] = [];
  /** What was set as usage, in the order of the edits. */
  readonly usages: { day: string; usage: number }[] = [];

  /** The seats that were held at the end of a day. */
  heldOn(day: string, organizationIds?: readonly number[]): ModelSeat[] {
    return this.seats.filter(
      (seat) =>
        seat.assignedOn <= day &&
        (seat.endedOn === null || day < seat.endedOn) &&
        (organizationIds === undefined || organizationIds.includes(seat.organizationId)),
    );
  }

  usageOn(day: string, organizationIds?: readonly number[]): number {
    const held = this.heldOn(day, organizationIds).reduce((sum, seat) => sum + seat.seats, 0);
    if (organizationIds !== undefined) return held;
    return held + (this.usages.findLast((edit) => edit.day <= day)?.usage ?? 0);
  }

  quantityOn(day: string): number {
    return this.purchases.filter((purchase) => purchase.day <= day).reduce((sum, { delta }) => sum + delta, 0);
  }

  /** Whether there were never fewer than none. */
  get possible(): boolean {
    return this.purchases.every(({ day }) => this.quantityOn(day) >= 0);
  }

  /** Moves everything so many days into the past, as if they had gone by. */
  letPass(days: number): void {
    for (const seat of this.seats) {
      seat.assignedOn = daysBefore(seat.assignedOn, days);
      seat.endedOn = seat.endedOn === null ? null : daysBefore(seat.endedOn, days);
    }
    for (const event of [...this.purchases, ...this.usages]) event.day = daysBefore(event.day, days);
  }
}

/** A calendar day so many days earlier. */
export function daysBefore(day: string, days: number): string {
  return Temporal.PlainDate.from(day).subtract({ days }).toString();
}
