import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { invalidField, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { Clock } from '../../platform/time/clock.js';
import { LicenseAllocationsService } from '../license-allocations/license-allocations.service.js';
import { LicenseTrail } from '../licenses/license-trail.service.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { holderKindOf, type HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { seatBegins, seatChanges, seatEnds } from '../reconciliation/seat-movements.rules.js';
import type {
  AddAssignmentsRequest,
  AddAssignmentsResponse,
  AssignmentListQuery,
  AssignmentResponse,
  ChangeAssignmentRequest,
  RejectedHolder,
} from './assignments.dto.js';
import {
  allocationExceeded,
  holdersMissing,
  licenseIsAutomatic,
  quantityExceeded,
  wrongHolderKind,
} from './assignments.errors.js';
import { AssignmentsRepository, countedSeat, heldBy, type HeldSeat } from './assignments.repository.js';
import { assignedOnError, overlap, sortCandidates, type WantedHolders, wantedHolders } from './assignments.rules.js';
import { sortNames } from './holder-names.rules.js';
import { HolderNames } from './holder-names.service.js';

type HeldLicense = Awaited<ReturnType<LicensesService['hold']>>['license'];

/** A license whose seats are given by hand, held for a change of them, with what holds its seats. */
export interface HeldManualLicense {
  license: HeldLicense;
  kind: HolderKind;
  /** Whether all of it is theirs to know. */
  whole: boolean;
}

/** What every seat of one change has. */
export type SeatToGive = Pick<AddAssignmentsRequest, 'seats' | 'assignedOn' | 'note'>;

/** Seats: who holds them, and giving and ending them by hand. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly clock: Clock,
    private readonly authorization: Authorization,
    private readonly reconciliation: ReconciliationService,
    private readonly usage: LicenseUsageService,
    private readonly allocations: LicenseAllocationsService,
    private readonly licenses: LicensesService,
    private readonly names: HolderNames,
    private readonly trail: LicenseTrail,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /** The seats of a license in organizations that the actor may see. @throws AppError 404. */
  async list(
    actor: Actor,
    licenseId: number,
    query: Unpaged<AssignmentListQuery>,
  ): Promise<RowList<AssignmentResponse>> {
    const { type } = await this.licenses.get(actor, licenseId);
    const condition = this.visible(actor);
    const every = this.authorization.allowsEvery(actor, 'read', 'Assignment');
    return this.assignments.list(licenseId, holderKindOf(type), { condition, every }, query);
  }

  /**
   * Gives seats by hand. Each holder is judged by itself: those that cannot have a seat are named with the reason.
   * @throws AppError 404, 422 `license.automatic`, 409 `license.quantity-exceeded` where the quantity is enforced.
   */
  async add(actor: Actor, licenseId: number, request: AddAssignmentsRequest): Promise<AddAssignmentsResponse> {
    const { deviceIds, personIds, locationIds, holders } = request;
    const byIds = wantedHolders(request);
    if (holders !== undefined && (byIds !== null || [deviceIds, personIds, locationIds].every((ids) => !ids))) {
      const named = { ...request, holders };
      return this.changeByHand(actor, licenseId, (held) => this.addNamed(actor, held, byIds, named));
    }
    if (deviceIds === undefined && personIds === undefined && locationIds === undefined) throw holdersMissing();
    return this.changeByHand(actor, licenseId, (held) => this.give(actor, held, byIds, request));
  }

  /**
   * Runs a change of the seats of a license that are given by hand, in a transaction that holds the license: what is
   * found out within about who holds a seat stays true until it is changed.
   * @throws AppError 404, 403, 422 `license.automatic` or `license.holder-kind`.
   */
  changeByHand<T>(actor: Actor, licenseId: number, change: (held: HeldManualLicense) => Promise<T>): Promise<T> {
    return this.reconciliation.changeFacts([], async () => {
      const result = await change(await this.holdManual(actor, licenseId));
      return { result, changes: [] };
    });
  }

  /**
   * Runs a part of `changeByHand` in which those who are to get a seat are not moved or put out of use. Holders are held
   * after the license, by everybody who holds both.
   */
  whileHeld<T>({ kind, ids }: WantedHolders, change: () => Promise<T>): Promise<T> {
    if (kind === 'PERSON') {
      return this.reconciliation.changePeople(ids, async () => ({ result: await change(), changedIds: [] }));
    }
    const changing = kind === 'DEVICE' ? ids : [];
    return this.reconciliation.changeFacts(changing, async () => ({ result: await change(), changes: [] }));
  }

  /** Holds the counters that ending some seats and giving others will move, within `whileHeld` of those who get one. */
  async holdCounters(licenseId: number, endingIds: readonly number[], giving: WantedHolders): Promise<void> {
    await this.usage.hold(licenseId, await this.assignments.organizationsOf(endingIds, giving));
  }

  /**
   * Changes date, seats or note of a seat.
   * @throws AppError 404, 412, 422 such as `assignment.overlaps`, 409 where the quantity is enforced.
   */
  change(
    actor: Actor,
    licenseId: number,
    id: number,
    request: ChangeAssignmentRequest,
    version: number | null,
  ): Promise<AssignmentResponse> {
    return this.reconciliation.changeFacts([], async () => {
      const held = await this.licenses.hold(actor, 'update', licenseId, null);
      const { license } = held;
      const seat = await this.holdSeat(actor, licenseId, id, version);
      const assignedOn = request.assignedOn ?? seat.assigned_on;
      demandAssignedOn(assignedOn, this.today(), seat.ended_on);
      if (assignedOn < seat.assigned_on && (await this.assignments.overlaps(id, assignedOn))) {
        throw invalidField('assignedOn', overlap.code, overlap.message);
      }
      const seats = request.seats ?? seat.seats;
      if (seats !== seat.seats && seat.ended_on !== null) {
        throw invalidField('seats', 'assignment.ended', 'The seats of an assignment that has ended stay as they were.');
      }
      const whole = this.licenses.seesWhole(actor, held);
      await this.demandQuantity({ license, whole }, [
        { organizationId: seat.organization_id, seats: seats - seat.seats },
      ]);
      await this.assignments.update(id, { assignedOn, seats, note: request.note ?? null });
      const before = { assignedOn: seat.assigned_on, seats: seat.seats };
      await this.usage.record(seatChanges(countedSeat(licenseId, seat), before, { assignedOn, seats }));
      if (assignedOn !== seat.assigned_on || seats !== seat.seats || request.note !== undefined) {
        const facts = { before, after: { assignedOn, seats, note: request.note } };
        await this.trail.recordSeats(actor, 'changed', licenseId, [heldBy(seat)], facts);
      }
      await this.licenses.announceIn(licenseId, [seat.organization_id]);
      return { result: await this.shown(id), changes: [] };
    });
  }

  /** Ends a seat; ending it again changes nothing. @throws AppError 404, 412, 422 `license.automatic`. */
  end(actor: Actor, licenseId: number, id: number, version: number | null): Promise<void> {
    return this.changeByHand(actor, licenseId, async () => {
      const seat = await this.holdSeat(actor, licenseId, id, version);
      if (seat.ended_on !== null) return;
      const today = this.today();
      await this.assignments.end(id, today);
      await this.usage.record([seatEnds(countedSeat(licenseId, seat), today)]);
      await this.trail.recordSeats(actor, 'ended', licenseId, [heldBy(seat)], { endedOn: today });
      await this.licenses.announceIn(licenseId, [seat.organization_id]);
    });
  }

  /** Holders by name are found first, and judged again when their rows are held, like those by id. */
  private async addNamed(
    actor: Actor,
    held: HeldManualLicense,
    byIds: WantedHolders | null,
    request: AddAssignmentsRequest & { holders: string[] },
  ): Promise<AddAssignmentsResponse> {
    const { license, kind } = held;
    const answers = await this.names.resolve(actor, license.id, kind, request.holders);
    if (byIds !== null && byIds.ids.length > 0 && byIds.kind !== kind) throw wrongHolderKind(kind);
    const { ids, nameOf, rejected } = sortNames(kind, answers);
    const wanted = { kind, ids: [...new Set([...(byIds?.ids ?? []), ...ids])] };
    const given = await this.give(actor, held, wanted, request);
    return { ...given, rejected: [...withNames(given.rejected, nameOf), ...rejected] };
  }

  /**
   * Gives seats of a license, within `changeByHand`.
   * @throws AppError 422 `license.holder-kind`, 409 `license.quantity-exceeded`.
   */
  give(
    actor: Actor,
    held: HeldManualLicense,
    wanted: WantedHolders | null,
    request: SeatToGive,
  ): Promise<AddAssignmentsResponse> {
    if (wanted === null || wanted.kind !== held.kind) throw wrongHolderKind(held.kind);
    return this.whileHeld(wanted, () => this.giveToHeld(actor, held, wanted, request));
  }

  private async giveToHeld(
    actor: Actor,
    held: HeldManualLicense,
    wanted: WantedHolders,
    request: SeatToGive,
  ): Promise<AddAssignmentsResponse> {
    const { license, kind, whole } = held;
    const licenseId = license.id;
    const today = this.today();
    const assignedOn = request.assignedOn ?? today;
    demandAssignedOn(assignedOn, today, null);
    const candidates = await this.assignments.candidates(licenseId, wanted, this.names.assignable(actor, kind));
    const { eligible, alreadyHeld, rejected } = sortCandidates(wanted, candidates, assignedOn);
    const seats = request.seats ?? 1;
    const places = new Map(candidates.map((candidate) => [candidate.id, candidate.organizationId]));
    await this.demandQuantity(
      { license, whole },
      eligible.map((id) => ({ organizationId: places.get(id) ?? null, seats })),
    );
    const note = request.note ?? '';
    const given = await this.assignments.insert(licenseId, { kind, ids: eligible }, { seats, assignedOn, note });
    await this.usage.record(given.map((seat) => seatBegins({ licenseId, ...seat }, assignedOn)));
    await this.trail.recordSeats(actor, 'given', licenseId, given, { kind, seats, assignedOn, note });
    await this.licenses.announceIn(
      licenseId,
      given.map((seat) => seat.organizationId),
    );
    const created = await this.assignments.byIds(given.map((seat) => seat.id));
    const givenIds = new Set(given.map((seat) => seat.holderId));
    const heldMeanwhile = eligible.filter((id) => !givenIds.has(id));
    return { created, alreadyHeld: [...alreadyHeld, ...heldMeanwhile], rejected };
  }

  /** Holds a license whose seats are given by hand, for a change of them. @throws AppError 404, 403, 422. */
  private async holdManual(actor: Actor, licenseId: number): Promise<HeldManualLicense> {
    const held = await this.licenses.hold(actor, 'update', licenseId, null);
    const { license } = held;
    const kind = holderKindOf(license.type);
    if (kind === null) throw wrongHolderKind(null);
    if (license.assignmentMode === 'AUTOMATIC') throw licenseIsAutomatic();
    return { license, kind, whole: this.licenses.seesWhole(actor, held) };
  }

  private async holdSeat(actor: Actor, licenseId: number, id: number, version: number | null): Promise<HeldSeat> {
    const seat = await this.assignments.lock(licenseId, id, this.visible(actor));
    if (seat === null) throw notFound('seat');
    this.authorization.demand(actor, 'update', 'Assignment', { organizationId: seat.organization_id });
    assertVersion(seat.version, version);
    return seat;
  }

  /** The license is held, so two who try at once are judged one after the other. */
  private async demandQuantity(
    { license, whole }: Pick<HeldManualLicense, 'license' | 'whole'>,
    wanted: readonly { organizationId: number | null; seats: number }[],
  ): Promise<void> {
    if (!license.enforceQuantity || wanted.every(({ seats }) => seats <= 0)) return;
    const short = await this.allocations.shortageOf(license, wanted);
    if (short === null) return;
    const { organizationId, available } = short;
    // What is left in an organization with a share of its own is told to whoever gives seats in it.
    throw organizationId === null ? quantityExceeded(whole ? available : null) : allocationExceeded(available);
  }

  private async shown(id: number): Promise<AssignmentResponse> {
    const [seat] = await this.assignments.byIds([id]);
    if (seat === undefined) throw notFound('seat');
    return seat;
  }

  /** Today, where the product stands. */
  today(): string {
    return this.clock.today().toString();
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'Assignment', 'a');
  }
}

function demandAssignedOn(assignedOn: string, today: string, endedOn: string | null): void {
  const error = assignedOnError(assignedOn, today, endedOn);
  if (error !== null) throw invalidField('assignedOn', 'date.order', error);
}

/** Refusals of holders that were named, by those names. */
function withNames(rejected: readonly RejectedHolder[], nameOf: ReadonlyMap<number, string>): RejectedHolder[] {
  return rejected.map((each) => {
    const name = nameOf.get(each.id ?? 0);
    return name === undefined ? each : { ...each, name };
  });
}
