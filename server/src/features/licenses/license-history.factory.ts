import {
  type ModelHolder,
  type ModelTerms,
  type ModelWorld,
  getsByRule,
  mayHold,
} from './license-history-rules.factory.js';

/** A seat as the model remembers it. */
export interface ModelSeat {
  /** 0 for one that a rule gave, until it is looked up. */
  id: number;
  holder: ModelHolder;
  /** That of the holder when the seat was given; null: none. */
  organizationId: number | null;
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

  /** @param terms what the license is now: of what was, the seats tell. */
  constructor(public terms: ModelTerms) {}

  /** The seats that were held at the end of a day. */
  heldOn(day: string, organizationIds?: readonly number[]): ModelSeat[] {
    return this.seats.filter(
      (seat) =>
        seat.assignedOn <= day &&
        (seat.endedOn === null || day < seat.endedOn) &&
        (organizationIds === undefined || organizationIds.includes(seat.organizationId ?? 0)),
    );
  }

  /** What was set as usage counts for an organization only where the license is limited to it alone. */
  usageOn(day: string, organizationIds?: readonly number[]): number {
    const held = this.heldOn(day, organizationIds).reduce((sum, seat) => sum + seat.seats, 0);
    const { global, organizationIds: inScope } = this.terms.scope;
    const alone = !global && inScope.length === 1 && organizationIds?.includes(inScope[0] ?? 0);
    if (organizationIds !== undefined && alone !== true) return held;
    return held + (this.usages.findLast((edit) => edit.day <= day)?.usage ?? 0);
  }

  quantityOn(day: string): number {
    return this.purchases.filter((purchase) => purchase.day <= day).reduce((sum, { delta }) => sum + delta, 0);
  }

  /** Whether there were never fewer than none. */
  get possible(): boolean {
    return this.purchases.every(({ day }) => this.quantityOn(day) >= 0);
  }

  /** The seats that are held now. */
  get held(): ModelSeat[] {
    return this.seats.filter((seat) => seat.endedOn === null);
  }

  /** The seat that a holder has now. */
  seatOf(holder: ModelHolder): ModelSeat | undefined {
    return this.held.find((seat) => seat.holder === holder);
  }

  /** Whether a seat of a holder for these days would meet another one: nobody has two on one day. */
  meetsAnother(holder: ModelHolder, from: string, to: string | null, except?: ModelSeat): boolean {
    return this.seats.some((seat) => {
      if (seat.holder !== holder || seat === except) return false;
      const [first, end] = [later(from, seat.assignedOn), earlier(to, seat.endedOn)];
      return end === null || first < end;
    });
  }

  give(holder: ModelHolder, seat: { id: number; seats: number; assignedOn: string }): void {
    this.seats.push({ ...seat, holder, organizationId: holder.organizationId, endedOn: null });
  }

  end(seat: ModelSeat, today: string): void {
    seat.endedOn = later(today, seat.assignedOn);
  }

  /** Ends what may not be held any more, and gives what the rule gives, after anything changed. */
  settle(world: ModelWorld, today: string): void {
    const byRule = this.terms.mode === 'AUTOMATIC';
    for (const seat of this.held) {
      const keeps = byRule ? getsByRule(this.terms, seat.holder, world) : mayHold(this.terms, seat.holder, world);
      if (!keeps || seat.organizationId !== seat.holder.organizationId) this.end(seat, today);
    }
    if (!byRule) return;
    for (const holder of world.holders) {
      if (!getsByRule(this.terms, holder, world) || this.seatOf(holder) !== undefined) continue;
      this.give(holder, { id: 0, seats: 1, assignedOn: today });
    }
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

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** @returns null where neither ends. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** A calendar day so many days earlier. */
export function daysBefore(day: string, days: number): string {
  return Temporal.PlainDate.from(day).subtract({ days }).toString();
}
