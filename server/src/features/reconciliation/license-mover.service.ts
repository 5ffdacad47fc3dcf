import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { Turns } from '../../platform/concurrency/turns.js';
import { Database } from '../../platform/database/database.js';
import { type HolderKind, holderKindOf } from './holder-kinds.rules.js';
import { ReconciliationLocks } from './reconciliation.locks.js';
import { ReconciliationRepository, type SavedLicenseRule } from './reconciliation.repository.js';
import { everyDeviceThere, personSeatsOf, SeatMover } from './seat-mover.service.js';
import { type SeatBatch, SeatsRepository } from './seats.repository.js';

/** Whoever changes several rules at once has this process do so much at the same time, and no more. */
const statementsAtOnce = 4;

/** What is done sooner is not shown as being done. */
const shownAfterMilliseconds = 700;

/** How often it is said how far the seats are, at the most. */
const toldEveryMilliseconds = 250;

/** How one license is moved. */
export interface Move {
  /** Of holders that have seats of it. */
  heldKinds: readonly HolderKind[];
  /** With which part of the devices to begin: of licenses at once, each is at another one. */
  start: number;
  /** Asked before each batch. */
  goesOn: () => boolean;
}

/** Moves all seats of one license. Whoever does has claimed it. */
@Injectable()
export class LicenseMover {
  /** Whoever checks in one of the devices of a batch waits until so many seats are moved: some tenths of a second. */
  seatsPerBatch = 2_000;
  private readonly turns = new Turns(statementsAtOnce);

  constructor(
    private readonly database: Database,
    private readonly repository: ReconciliationRepository,
    private readonly seats: SeatsRepository,
    private readonly mover: SeatMover,
    private readonly locks: ReconciliationLocks,
  ) {}

  /**
   * Moves the seats of a license to where its rule says. One statement finds the devices of which anything has to move,
   * without holding anybody up: what is right as it looks stays right, as whoever changes a fact from now on follows the
   * same rule. Then batch by batch, each in a transaction of its own.
   * @returns false when it ended early: it is not to go on, or its seats were asked for again, so that what was planned
   * is not what has to be done any more.
   */
  async move(license: SavedLicenseRule, { heldKinds, start, goesOn }: Move): Promise<boolean> {
    // Of the kinds of holders that have seats of it, or can get some.
    const kinds = new Set([...heldKinds, holderKindOf(license.type)]);
    if (kinds.has('DEVICE') && !(await this.moveDevices(license, start, goesOn))) return false;
    if (kinds.has('PERSON') && goesOn()) await this.movePeople(license);
    if (kinds.has('LOCATION') && goesOn()) await this.moveSites(license);
    return goesOn();
  }

  private async moveDevices(license: SavedLicenseRule, start: number, goesOn: () => boolean): Promise<boolean> {
    const begun = performance.now();
    const batches = await this.turns.take(async () => {
      const target = await this.mover.deviceSeatsOf([license], everyDeviceThere);
      return this.seats.batchesOfDifference(target, this.seatsPerBatch);
    });
    const planned = batches.reduce((sum, { count }) => sum + count, 0);
    let remaining = planned;
    let told = begun + shownAfterMilliseconds - toldEveryMilliseconds;
    const first = Math.floor(batches.length * start);
    for (const batch of [...batches.slice(first), ...batches.slice(0, first)]) {
      if (!goesOn()) return false;
      if (!(await this.turns.take(() => this.moveBatch(license, batch)))) return false;
      remaining -= batch.count;
      const now = performance.now();
      if (license.requested === null || remaining === 0 || now < told + toldEveryMilliseconds) continue;
      told = now;
      await this.repository.showProgress(license.id, license.requested, planned, remaining);
    }
    return true;
  }

  /** @returns false when the license was asked for again since the batch was planned. */
  private moveBatch(license: SavedLicenseRule, batch: SeatBatch): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.locks.forDevices(batch);
      const present = await this.present(license);
      // Gone, or asked for again.
      if (present[0]?.requested !== license.requested) return false;
      await this.mover.settleMoved(await this.mover.moveDeviceSeats(present, batch));
      return true;
    });
  }

  /** People and locations are few: those of a license move at once, where anything has to. */
  private async movePeople(license: SavedLicenseRule): Promise<void> {
    if (!(await this.seats.differs(personSeatsOf([license], null)))) return;
    await this.database.transaction(async () => {
      await this.locks.forPeopleBatch();
      await this.mover.settleMoved(await this.mover.movePersonSeats(await this.present(license), null));
    });
  }

  private async moveSites(license: SavedLicenseRule): Promise<void> {
    if (!(await this.seats.differs(await this.mover.siteSeatsOf([license], null)))) return;
    await this.database.transaction(async () => {
      await this.locks.forSitesBatch();
      await this.mover.settleMoved(await this.mover.moveSiteSeats(await this.present(license), null));
    });
  }

  /** The rule as it is now that nobody changes the facts that it is about. */
  private present({ id }: SavedLicenseRule): Promise<SavedLicenseRule[]> {
    return this.repository.rulesOf([id]);
  }
}
