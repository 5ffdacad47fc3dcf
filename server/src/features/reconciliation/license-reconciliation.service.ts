import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { metrics } from '../../platform/observability/metrics.js';
import { holderKindOf } from './holder-kinds.rules.js';
import { devicesPerRange, rangesFrom, ReconciliationLocks } from './reconciliation.locks.js';
import { ReconciliationRepository, type SavedLicenseRule } from './reconciliation.repository.js';
import { batchesOf } from './seat-batches.rules.js';
import { everyDeviceThere, personSeatsOf, SeatMover } from './seat-mover.service.js';
import { SeatsRepository } from './seats.repository.js';

/** So many licenses are read together. */
const licensesPerPortion = 200;

/** So many are worked on at the same time: one is planned and counted while another one's seats are written. */
const licensesAtOnce = 2;

/** Moves the seats of whole licenses: after their rules have changed, and when nobody else has. */
@Injectable()
export class LicenseReconciliation {
  constructor(
    private readonly database: Database,
    private readonly repository: ReconciliationRepository,
    private readonly seats: SeatsRepository,
    private readonly mover: SeatMover,
    private readonly locks: ReconciliationLocks,
  ) {}

  /**
   * Moves the seats of licenses to where their rules say, whatever they were before. One statement finds the ranges in
   * which anything has to move, without holding anybody up: what is right as it looks stays right, as whoever changes a
   * fact from now on follows the same rule. Then batch by batch, each in a transaction of its own, so that check-ins wait
   * for one batch at the most, and whoever comes after a killed process finds done what it did.
   */
  async reconcile(licenseIds: readonly number[]): Promise<void> {
    for (let from = 0; from < licenseIds.length; from += licensesPerPortion) {
      await this.reconcilePortion(licenseIds.slice(from, from + licensesPerPortion));
    }
  }

  private async reconcilePortion(licenseIds: readonly number[]): Promise<void> {
    const requests = await this.repository.requestsOf(licenseIds);
    const licenses = await this.repository.rulesOf(licenseIds);
    const held = await this.repository.heldKindsOf(licenseIds);
    await inParallel(licenses, licensesAtOnce, async (license, turn) => {
      // Of the kinds of holders that have seats of it, or can get some.
      const kinds = new Set([...(held.get(license.id) ?? []), holderKindOf(license.type)]);
      if (kinds.has('DEVICE')) await this.reconcileDevices(license, turn / licensesAtOnce);
      if (kinds.has('PERSON')) await this.reconcilePeople(license);
      if (kinds.has('LOCATION')) await this.reconcileSites(license);
    });
    for (const seconds of await this.repository.settle(requests)) metrics.rulesSettled(seconds);
  }

  /** @param start with which part of the devices: of licenses at once, each is at another one. */
  private async reconcileDevices(license: SavedLicenseRule, start: number): Promise<void> {
    const target = await this.mover.deviceSeatsOf([license], everyDeviceThere);
    const batches = batchesOf(await this.seats.rangesWithDifference(target, devicesPerRange));
    const first = Math.floor(batches.length * start);
    for (const { firstRange, lastRange } of [...batches.slice(first), ...batches.slice(0, first)]) {
      const range = rangesFrom(firstRange, lastRange);
      await this.database.transaction(async () => {
        await this.locks.forBatch(range);
        await this.mover.settleMoved(await this.mover.moveDeviceSeats(await this.present(license), range));
      });
    }
  }

  /** People and locations are few: those of a license move at once, where anything has to. */
  private async reconcilePeople(license: SavedLicenseRule): Promise<void> {
    if (!(await this.seats.differs(personSeatsOf([license], null)))) return;
    await this.database.transaction(async () => {
      await this.locks.forPeopleBatch();
      await this.mover.settleMoved(await this.mover.movePersonSeats(await this.present(license), null));
    });
  }

  private async reconcileSites(license: SavedLicenseRule): Promise<void> {
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

/** Works on some at the same time, each with a turn of its own, and begins with all in their order. */
async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, turn: number) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const takeTurns = async (turn: number) => {
    for (const item of waiting) await work(item, turn);
  };
  await Promise.all(Array.from({ length: atOnce }, (_, turn) => takeTurns(turn)));
}
