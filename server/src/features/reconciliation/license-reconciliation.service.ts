import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import type { Claim } from '../../platform/database/claims.js';
import { Changes } from '../../platform/events/changes.js';
import { metrics } from '../../platform/observability/metrics.js';
import { LicenseMover } from './license-mover.service.js';
import { ReconciliationClaims } from './reconciliation.claims.js';
import { ReconciliationRepository, type SettledLicense } from './reconciliation.repository.js';

/** So many licenses are claimed and read together. */
const licensesPerPortion = 100;

/** So many are worked on at the same time: one is planned and counted while another one's seats are written. */
const licensesAtOnce = 2;

/** Licenses that are done wait so long for others, to be settled together. */
const settledEveryMilliseconds = 500;

/** Whoever waits for somebody else asks so often whether they are done. */
const askedEveryMilliseconds = 50;

/** What was settled sooner, nobody was told that it was under way. */
const unnoticedSeconds = 0.5;

/**
 * Moves the seats of whole licenses: after their rules have changed, and when nobody else has. One process is at a license
 * at a time; what is asked for meanwhile it finds before it leaves the license, and goes round again.
 */
@Injectable()
export class LicenseReconciliation implements OnModuleDestroy {
  private readonly logger = new Logger(LicenseReconciliation.name);
  private readonly underWay = new Set<Promise<unknown>>();
  private stopping = false;

  constructor(
    private readonly config: Config,
    private readonly changes: Changes,
    private readonly repository: ReconciliationRepository,
    private readonly claims: ReconciliationClaims,
    private readonly mover: LicenseMover,
  ) {}

  /** Moves the seats of licenses that nobody else is at, be it due or not. */
  async reconcile(licenseIds: readonly number[]): Promise<void> {
    await this.tracked(this.workOn(licenseIds, 'ALL'));
  }

  /** Moves the seats of those licenses that are due and that nobody else is at. */
  async reconcileDue(licenseIds: readonly number[]): Promise<void> {
    await this.tracked(this.workOn(licenseIds, 'DUE'));
  }

  /**
   * Sees to it that the seats of licenses that were just asked for are moved, by this process or by whoever is at them
   * already, and waits for that as long as somebody who saves a rule should. Work that takes longer goes on by itself, and
   * what nobody goes on with a job finds.
   */
  async moveRequested(licenseIds: readonly number[]): Promise<void> {
    if (licenseIds.length === 0) return;
    const patience = this.config.values.SEATS_PATIENCE_MS;
    // What was asked for is committed, and stays due: a failure is no answer to whoever saved it.
    const work = this.tracked(this.follow(licenseIds, performance.now() + patience)).catch((error: unknown) => {
      this.logger.error('Seats could not be moved yet', error instanceof Error ? error.stack : error);
    });
    const answered = new AbortController();
    const slow = setTimeout(patience, null, { signal: answered.signal }).catch(() => null);
    await Promise.race([work, slow]);
    answered.abort();
  }

  /** Lets the batches under way end; what is still due another process finds, or this one when it starts again. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.underWay);
  }

  /**
   * Notes that the seats of licenses are moved that were asked for, and tells whoever saw that they were being moved.
   * @returns the licenses; not those that were asked for again meanwhile.
   */
  async settled(requests: ReadonlyMap<number, string>): Promise<number[]> {
    const settled = await this.repository.settle(requests);
    for (const { seconds } of settled) metrics.rulesSettled(seconds);
    await this.announce(settled.filter(({ seconds }) => seconds >= unnoticedSeconds));
    return idsOf(settled);
  }

  private tracked<T>(work: Promise<T>): Promise<T> {
    const ended = work
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => this.underWay.delete(ended));
    this.underWay.add(ended);
    return work;
  }

  private async follow(licenseIds: readonly number[], until: number): Promise<void> {
    let waiting = await this.workOn(licenseIds, 'DUE');
    while (waiting.length > 0 && !this.stopping && performance.now() < until) {
      await setTimeout(askedEveryMilliseconds);
      waiting = await this.workOn(waiting, 'DUE');
    }
  }

  /** @returns the licenses that somebody else is at. */
  private async workOn(licenseIds: readonly number[], which: 'ALL' | 'DUE'): Promise<number[]> {
    const taken: number[] = [];
    for (let from = 0; from < licenseIds.length && !this.stopping; from += licensesPerPortion) {
      const portion = licenseIds.slice(from, from + licensesPerPortion);
      const claim = await this.claims.take(portion);
      taken.push(...portion.filter((id) => !claim.has(id)));
      try {
        await this.workOnClaimed(claim, which);
      } finally {
        await claim.release();
      }
    }
    return taken;
  }

  private async workOnClaimed(claim: Claim, which: 'ALL' | 'DUE'): Promise<void> {
    const goesOn = () => !this.stopping && !claim.lost;
    let ids = claim.ids;
    while (ids.length > 0 && goesOn()) {
      const licenses = await this.repository.rulesOf(ids);
      const wanted = which === 'ALL' ? licenses : licenses.filter(({ requested }) => requested !== null);
      const held = await this.repository.heldKindsOf(wanted.map(({ id }) => id));
      const again: number[] = [];
      const settling = new Settling(async (done) => again.push(...(await this.settle(claim, done))));
      try {
        await inParallel(wanted, licensesAtOnce, async (license, turn) => {
          if (!goesOn()) return;
          const { id, requested } = license;
          const start = turn / licensesAtOnce;
          const moved = await this.mover.move(license, { heldKinds: held.get(id) ?? [], start, goesOn });
          if (!moved) again.push(id);
          else await settling.add(id, requested);
        });
      } finally {
        await settling.end();
      }
      ids = again;
    }
  }

  /**
   * Leaves licenses that are done, those that nobody had asked for as well.
   * @returns the licenses that were asked for meanwhile.
   */
  private async settle(claim: Claim, done: ReadonlyMap<number, string | null>): Promise<number[]> {
    const requests = new Map<number, string>();
    for (const [id, requested] of done) if (requested !== null) requests.set(id, requested);
    const settled = await this.settled(requests);
    const unasked = [...done.keys()].filter((id) => !requests.has(id));
    // Whoever asks from here on finds the license free, as they wait for longer than this takes.
    const due = new Set(unasked.length === 0 ? [] : await this.repository.due(unasked));
    const left = new Set([...settled, ...unasked.filter((id) => !due.has(id))]);
    await claim.release([...left]);
    return [...done.keys()].filter((id) => !left.has(id));
  }

  /** Tells panels that show licenses as being moved that they are not any more. */
  private async announce(settled: readonly SettledLicense[]): Promise<void> {
    const change = { topic: 'licenses', subject: 'License' };
    const limited = settled.filter(({ organizationIds }) => organizationIds !== null);
    const global = settled.filter(({ organizationIds }) => organizationIds === null);
    const organizationIds = [...new Set(limited.flatMap((license) => license.organizationIds ?? []))];
    if (limited.length > 0) await this.changes.publish({ ...change, ids: idsOf(limited), organizationIds });
    if (global.length > 0) await this.changes.publish({ ...change, ids: idsOf(global), organizationIds: null });
  }
}

function idsOf(licenses: readonly SettledLicense[]): number[] {
  return licenses.map(({ id }) => id);
}

/** Settles licenses that are done, several together where they follow each other soon. */
class Settling {
  private done = new Map<number, string | null>();
  private since = performance.now();

  constructor(private readonly settle: (done: ReadonlyMap<number, string | null>) => Promise<unknown>) {}

  async add(licenseId: number, requested: string | null): Promise<void> {
    this.done.set(licenseId, requested);
    if (performance.now() - this.since >= settledEveryMilliseconds) await this.end();
  }

  async end(): Promise<void> {
    const done = this.done;
    this.done = new Map();
    this.since = performance.now();
    if (done.size > 0) await this.settle(done);
  }
}

/**
 * Works on some at the same time, each with a turn of its own, and begins with all in their order.
 * @throws what the first that failed threw, when all others are done.
 */
async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, turn: number) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const takeTurns = async (turn: number) => {
    for (const item of waiting) await work(item, turn);
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, (_, turn) => takeTurns(turn)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
