import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { LicenseReconciliation } from './license-reconciliation.service.js';
import type { Place } from './place.types.js';
import { ReconciliationClaims } from './reconciliation.claims.js';
import { ReconciliationLocks } from './reconciliation.locks.js';
import { type Holders, ReconciliationRepository, type SavedLicenseRule } from './reconciliation.repository.js';
import { partsOf } from './parts.rules.js';
import { SeatMover } from './seat-mover.service.js';

/** Whoever checks in one of the devices of a part waits until all that is on them was read, and their seats were moved. */
const devicesPerPart = 1_000;

/** Moves the seats of everything at a place that is put out of use or taken into use again. */
@Injectable()
export class PlaceReconciliation {
  constructor(
    private readonly database: Database,
    private readonly repository: ReconciliationRepository,
    private readonly claims: ReconciliationClaims,
    private readonly licenses: LicenseReconciliation,
    private readonly mover: SeatMover,
    private readonly locks: ReconciliationLocks,
  ) {}

  /**
   * Runs a change that archives or restores a place. It is committed first; the seats of what is there move before this
   * returns, and by a job if the process is killed in between. Licenses that somebody is at, or that are due, are moved
   * whole, as after a change of their rules.
   * @param change writes it, and says whether seats can be given there now; null where nothing changed.
   */
  async changePlace<T>(
    place: Place,
    change: () => Promise<{ result: T; change: 'ARCHIVED' | 'RESTORED' | null }>,
  ): Promise<T> {
    const { result, here, whole } = await this.database.transaction(async () => {
      await this.locks.forRules();
      const changed = await change();
      if (changed.change === null) return { result: changed.result, here: new Map<number, string>(), whole: [] };
      const affected = await this.repository.licensesOfPlace(place.organizationId);
      // Those that are to be reconciled whole, by this process or another, are reconciled whole.
      const due = await this.repository.due(affected);
      const requested = await this.repository.request(affected);
      const asked = await this.repository.requestsOf(requested.filter((id) => !due.includes(id)));
      return { result: changed.result, here: asked, whole: due };
    });
    const move = async () => {
      await this.licenses.moveRequested([...whole, ...(await this.reconcileHere(here, place))]);
    };
    if (this.database.inTransaction) this.database.afterCommit(move);
    else await move();
    return result;
  }

  /** @returns the licenses that are to be moved whole: those that somebody is at, or that were asked for again. */
  private async reconcileHere(requests: ReadonlyMap<number, string>, place: Place): Promise<number[]> {
    const claim = await this.claims.take([...requests.keys()]);
    try {
      const own = new Map([...requests].filter(([id]) => claim.has(id)));
      const settled = new Set(await this.reconcilePlace(own, place));
      return [...requests.keys()].filter((id) => !settled.has(id));
    } finally {
      await claim.release();
    }
  }

  /**
   * Moves the seats of licenses for what is at a place: devices part by part, so that their check-ins wait for one at most.
   * @returns those of which nothing is due any more.
   */
  private async reconcilePlace(requests: ReadonlyMap<number, string>, place: Place): Promise<number[]> {
    const licenseIds = [...requests.keys()];
    if (licenseIds.length === 0) return [];
    const rulesFor = async (type: SavedLicenseRule['type'], holders: Holders) =>
      (await this.repository.rulesOf(licenseIds, holders)).filter((license) => license.type === type);
    for (const deviceIds of partsOf(await this.repository.devicesAt(place), devicesPerPart)) {
      await this.database.transaction(async () => {
        const devices = { kind: 'ids' as const, ids: deviceIds };
        await this.locks.forDevices(devices);
        const licenses = await rulesFor('PER_DEVICE', { kind: 'DEVICE', ids: deviceIds });
        const moved = await this.mover.moveDeviceSeats(licenses, devices);
        await this.mover.settleMoved(moved);
      });
    }
    if (place.locationId === null) {
      await this.database.transaction(async () => {
        await this.locks.forPeopleBatch();
        const people = await this.repository.peopleOf(place.organizationId);
        const licenses = await rulesFor('PER_USER', { kind: 'PERSON', ids: people });
        await this.mover.settleMoved(await this.mover.movePersonSeats(licenses, people));
      });
    }
    await this.database.transaction(async () => {
      await this.locks.forSitesBatch();
      const locationIds = await this.repository.locationsAt(place);
      const licenses = await rulesFor('PER_SITE', { kind: 'LOCATION', ids: locationIds });
      await this.mover.settleMoved(await this.mover.moveSiteSeats(licenses, locationIds));
    });
    // Asked for again meanwhile, a license stays due: that is about more than this place.
    return this.licenses.settled(requests);
  }
}
