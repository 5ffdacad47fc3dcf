import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { allOf } from '../../platform/database/sql.js';
import { LicenseTrail } from '../licenses/license-trail.service.js';
import { LicensesService } from '../licenses/licenses.service.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';
import { seatEnds } from '../reconciliation/seat-movements.rules.js';
import type { RejectedHolder, RemoveAssignmentsRequest, RemoveAssignmentsResponse } from './assignments.dto.js';
import { seatsMissing } from './assignments.errors.js';
import { AssignmentsRepository, countedSeat, heldBy } from './assignments.repository.js';
import { AssignmentsService } from './assignments.service.js';
import { type NameAnswer, sortHeldNames, sortNames } from './holder-names.rules.js';
import { HolderNames } from './holder-names.service.js';

/** A change of who holds seats, by name. */
export interface HoldersChange {
  /** The list becomes exactly this, where the actor may change who holds seats. */
  holders?: readonly string[];
  holdersToAdd?: readonly string[];
  holdersToRemove?: readonly string[];
}

/** What became of a change of holders. */
export interface HoldersChanged {
  created: number;
  ended: number;
  /** Names that changed nothing, with the reason. */
  rejected: RejectedHolder[];
}

/** Seats by the list: many ended at once, and lists of names that holders are made to agree with. */
@Injectable()
export class SeatLists {
  constructor(
    private readonly authorization: Authorization,
    private readonly licenses: LicensesService,
    private readonly usage: LicenseUsageService,
    private readonly names: HolderNames,
    private readonly trail: LicenseTrail,
    private readonly seats: AssignmentsService,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /**
   * Ends many seats. Each is judged by itself: those that cannot be ended are named with the reason.
   * @throws AppError 404, 403, 422 `license.automatic`.
   */
  async remove(actor: Actor, licenseId: number, request: RemoveAssignmentsRequest): Promise<RemoveAssignmentsResponse> {
    const { assignmentIds, holders } = request;
    if (assignmentIds === undefined && holders === undefined) throw seatsMissing();
    return this.seats.changeByHand(actor, licenseId, async ({ kind }) => {
      const byName = await this.names.heldSeats(actor, licenseId, kind, holders ?? []);
      const named = sortHeldNames(kind, byName.names, byName.found);
      const wanted = [...new Set([...(assignmentIds ?? []), ...named.assignmentIds])];
      const { ended, alreadyEnded, missing } = await this.end(actor, licenseId, wanted);
      const unknown = missing.map((id) => ({
        id,
        code: 'not-found',
        message: 'There is no such seat, or you may not change it.',
      }));
      return { ended, alreadyEnded, rejected: [...unknown, ...named.rejected] };
    });
  }

  /**
   * Makes who holds seats agree with lists of names: seats end first, so that what they held can be given again.
   * A name whose holder has a seat keeps it, also where others are called the same. Whose seat somebody else ends or
   * gives meanwhile is judged by what they did.
   * @throws AppError 404, 403, 422 `license.automatic`, 409 `license.quantity-exceeded` where the quantity is enforced.
   */
  async apply(actor: Actor, licenseId: number, change: HoldersChange): Promise<HoldersChanged> {
    return this.seats.changeByHand(actor, licenseId, async (license) => {
      const { kind } = license;
      const { give, endIds, keep, rejected } = await this.plan(actor, licenseId, kind, change);
      const others = keep === null ? [] : await this.othersThan(actor, licenseId, kind, keep);
      const leaving = [...new Set([...endIds, ...others])];
      const wanted = { kind, ids: give.ids };
      return this.seats.whileHeld(wanted, async () => {
        await this.seats.holdCounters(licenseId, leaving, wanted);
        const { ended } = await this.end(actor, licenseId, leaving);
        if (give.ids.length === 0) return { created: 0, ended: ended.length, rejected };
        const given = await this.seats.give(actor, license, wanted, {});
        const refused = given.rejected.map((each) => ({ ...each, name: give.nameOf.get(each.id ?? 0) ?? '' }));
        return { created: given.created.length, ended: ended.length, rejected: [...rejected, ...refused] };
      });
    });
  }

  /** What a change comes to, as things are now that the license is held. */
  private async plan(actor: Actor, licenseId: number, kind: HolderKind, change: HoldersChange) {
    const wanted = [...(change.holders ?? []), ...(change.holdersToAdd ?? [])];
    const answers = await this.names.resolve(actor, licenseId, kind, wanted);
    const give = sortNames(kind, answers.filter(isNotHeld));
    const leaving = change.holdersToRemove ?? [];
    const held = await this.names.heldSeats(actor, licenseId, kind, leaving);
    // Whoever is to go and holds no seat is gone already.
    const gone = sortHeldNames(kind, held.names, held.found);
    const stuck = gone.rejected.filter((each) => each.code !== 'assignment.not-held');
    const keep = change.holders === undefined ? null : [...answers.flatMap((each) => each.heldIds), ...give.ids];
    return { give, endIds: gone.assignmentIds, keep, rejected: [...give.rejected, ...stuck] };
  }

  private othersThan(actor: Actor, licenseId: number, kind: HolderKind, ids: readonly number[]): Promise<number[]> {
    return this.assignments.activeExcept(licenseId, { kind, ids }, this.changeable(actor));
  }

  private async end(
    actor: Actor,
    licenseId: number,
    ids: readonly number[],
  ): Promise<{ ended: number[]; alreadyEnded: number[]; missing: number[] }> {
    if (ids.length === 0) return { ended: [], alreadyEnded: [], missing: [] };
    const found = await this.assignments.lockAll(licenseId, ids, this.changeable(actor));
    const held = found.filter((seat) => seat.ended_on === null);
    const ended = held.map((seat) => seat.id);
    if (ended.length > 0) {
      const today = this.seats.today();
      await this.assignments.endAll(ended, today);
      await this.usage.record(held.map((seat) => seatEnds(countedSeat(licenseId, seat), today)));
      await this.trail.recordSeats(actor, 'ended', licenseId, held.map(heldBy), { endedOn: today });
      await this.licenses.announceIn(
        licenseId,
        held.map((seat) => seat.organization_id),
      );
    }
    const foundIds = new Set(found.map((seat) => seat.id));
    return {
      ended,
      alreadyEnded: found.filter((seat) => seat.ended_on !== null).map((seat) => seat.id),
      missing: ids.filter((id) => !foundIds.has(id)),
    };
  }

  private changeable(actor: Actor) {
    return allOf([
      this.authorization.visibleTo(actor, 'Assignment', 'a'),
      this.authorization.visibleTo(actor, 'Assignment', 'a', 'update'),
    ]);
  }
}

function isNotHeld(answer: NameAnswer): boolean {
  return answer.heldIds.length === 0;
}
