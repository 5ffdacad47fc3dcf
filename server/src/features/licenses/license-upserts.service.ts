import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { AppError, invalidField, invalidFields } from '../../platform/http/app-error.js';
import { checked } from '../../platform/http/validation.js';
import { type HoldersChange, type HoldersChanged, SeatLists } from '../assignments/seat-lists.service.js';
import { LicenseBatches } from './license-batches.service.js';
import { draftOfShown, isSameDraft } from './license-draft.rules.js';
import { type KnownNames, LicenseNames } from './license-names.service.js';
import { keyOf } from './license-names.rules.js';
import type { CreateLicenseRequest, UpdateLicenseRequest } from './license-request.dto.js';
import { UpsertLicenseRequest, type UpsertLicenseResponse } from './license-upsert.dto.js';
import type { LicenseResponse } from './licenses.dto.js';
import { LicensesService } from './licenses.service.js';
import { isWhole } from './whole-license.rules.js';

/** What became of one license. */
export interface Upserted {
  licenseId: number;
  action: UpsertLicenseResponse['action'];
  holders: HoldersChanged | null;
}

/** Licenses by name: created where there is none, brought to what the request says, left alone where they say so already. */
@Injectable()
export class LicenseUpserts {
  constructor(
    private readonly database: Database,
    private readonly licenses: LicensesService,
    private readonly batches: LicenseBatches,
    private readonly names: LicenseNames,
    private readonly seats: SeatLists,
  ) {}

  /**
   * Creates or changes the license of a name, with its holders, all of it or nothing. A holder that cannot have a seat
   * is named in the answer and stops nothing.
   * @throws AppError what creating, changing and assigning throw one by one.
   */
  async upsert(actor: Actor, request: UpsertLicenseRequest): Promise<UpsertLicenseResponse> {
    const { licenseId, action, holders } = await this.database.transaction(async () => {
      await this.licenses.holdNames([request.name]);
      const known = await this.names.lookUp(actor, [request]);
      const attempt = () => this.database.savepoint(() => this.applyToCurrent(actor, request, known));
      return attempt().catch((error: unknown) => {
        // Somebody created it in another way since it was looked up: now it can be found.
        if (!nameIsTaken(error)) throw error;
        return attempt();
      });
    });
    return this.database.readSettled(async () => {
      const license = await this.licenses.get(actor, licenseId);
      return { ...license, action, holders };
    });
  }

  /** A request from a plain object. @throws AppError 400 or 422 naming every field that is wrong. */
  read(plain: object): Promise<UpsertLicenseRequest> {
    return checked(UpsertLicenseRequest, plain);
  }

  /** Looks up the names in many requests at once, for `isUnchanged` and `apply`. */
  lookUp(actor: Actor, requests: readonly UpsertLicenseRequest[]): Promise<KnownNames> {
    return this.names.lookUp(actor, requests);
  }

  /** True when a request says what the license shows, and speaks of no holders. Nothing needs to be held to tell. */
  isUnchanged(request: UpsertLicenseRequest, known: KnownNames, current: LicenseResponse): boolean {
    if (holdersOf(request) !== null || !isWhole(current)) return false;
    const { request: byId, missing, errors } = this.names.resolve(request, known, current);
    if (errors.length > 0 || Object.keys(missing).length > 0) return false;
    return isSameDraft(draftOfShown(current, {}), draftOfShown(current, byId));
  }

  /**
   * Like `upsert`, within a transaction that holds the name.
   * @param current the license of the name, as it is since the name is held.
   */
  async apply(
    actor: Actor,
    request: UpsertLicenseRequest,
    known: KnownNames,
    current: LicenseResponse | null,
  ): Promise<Upserted> {
    const { id, action } =
      current === null ? await this.create(actor, request, known) : await this.change(actor, request, known, current);
    const change = holdersOf(request);
    if (change === null) return { licenseId: id, action, holders: null };
    const holders = await this.seats.apply(actor, id, change);
    const moved = holders.created + holders.ended > 0;
    return { licenseId: id, action: action === 'UNCHANGED' && moved ? 'UPDATED' : action, holders };
  }

  /** True when a request speaks of no holders: of such, many are created at once. */
  isPlain(request: UpsertLicenseRequest): boolean {
    return holdersOf(request) === null;
  }

  /**
   * Creates the licenses of plain requests whose names nobody has, all of them or none, within a transaction that holds
   * the names. @returns their ids, in the order of the requests. @throws AppError for the first that cannot be created.
   */
  async createPlain(actor: Actor, requests: readonly UpsertLicenseRequest[], known: KnownNames): Promise<number[]> {
    const whole: CreateLicenseRequest[] = [];
    for (const upsert of requests) whole.push(await this.newLicense(actor, upsert, known));
    return this.batches.insert(actor, whole);
  }

  private async applyToCurrent(actor: Actor, request: UpsertLicenseRequest, known: KnownNames): Promise<Upserted> {
    const [current = null] = await this.licenses.byNames(actor, [request.name]);
    return this.apply(actor, request, known, current);
  }

  private async create(
    actor: Actor,
    upsert: UpsertLicenseRequest,
    known: KnownNames,
  ): Promise<{ id: number; action: Upserted['action'] }> {
    const request = await this.newLicense(actor, upsert, known);
    return { id: await this.licenses.insert(actor, request), action: 'CREATED' };
  }

  /** The whole request of a new license, with what it names by id. */
  private async newLicense(
    actor: Actor,
    upsert: UpsertLicenseRequest,
    known: KnownNames,
  ): Promise<CreateLicenseRequest> {
    const resolved = this.names.resolve(upsert, known, null);
    if (resolved.errors.length > 0) throw invalidFields(resolved.errors);
    return withDefaults(upsert, await this.names.create(actor, resolved));
  }

  private async change(
    actor: Actor,
    upsert: UpsertLicenseRequest,
    known: KnownNames,
    current: LicenseResponse,
  ): Promise<{ id: number; action: Upserted['action'] }> {
    const resolved = this.names.resolve(upsert, known, current);
    if (resolved.errors.length > 0) throw invalidFields(resolved.errors);
    const request = withMode(await this.names.create(actor, resolved), current);
    if (isWhole(current) && isSameDraft(draftOfShown(current, {}), draftOfShown(current, request))) {
      return { id: current.id, action: 'UNCHANGED' };
    }
    await this.licenses.change(actor, current.id, request, null);
    return { id: current.id, action: 'UPDATED' };
  }
}

/** A request with what a new license needs. */
function withDefaults(
  { name, type, holders, holdersToAdd }: UpsertLicenseRequest,
  request: Partial<CreateLicenseRequest>,
): CreateLicenseRequest {
  if (type === undefined && (holders ?? holdersToAdd ?? []).length > 0) {
    const message = 'Say of which type the new license is: PER_DEVICE, PER_USER or PER_SITE has holders.';
    throw invalidField('type', 'license.type-missing', message);
  }
  const kind = type ?? 'CUSTOM';
  const byRule = request.assignmentRule !== undefined && request.assignmentRule !== null;
  const mode = request.assignmentMode ?? (byRule ? 'AUTOMATIC' : 'MANUAL');
  return { ...request, name, type: kind, assignmentMode: kind === 'CUSTOM' ? null : mode };
}

/** A custom license that becomes one with seats gives them by hand, unless the request says otherwise. */
function withMode(request: UpdateLicenseRequest, current: LicenseResponse): UpdateLicenseRequest {
  const becomesOther = request.type !== undefined && request.type !== 'CUSTOM' && current.type === 'CUSTOM';
  if (!becomesOther || (request.assignmentMode ?? null) !== null) return request;
  return { ...request, assignmentMode: 'MANUAL' };
}

/** What a request says of holders; null for nothing. */
function holdersOf({ holders, holdersToAdd, holdersToRemove }: UpsertLicenseRequest): HoldersChange | null {
  if (holders === undefined && holdersToAdd === undefined && holdersToRemove === undefined) return null;
  return {
    ...(holders === undefined ? {} : { holders }),
    holdersToAdd: holdersToAdd ?? [],
    holdersToRemove: (holdersToRemove ?? []).filter((name) => !(holders ?? []).map(keyOf).includes(keyOf(name))),
  };
}

function nameIsTaken(error: unknown): boolean {
  return error instanceof AppError && error.code === 'license.name-taken';
}
