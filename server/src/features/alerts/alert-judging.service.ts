import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isAway } from '../../platform/http/problem.js';
import { Clock } from '../../platform/time/clock.js';
import type { Notice } from '../notifications/notice.types.js';
import { Notifications } from '../notifications/notifications.service.js';
import { AlertAnnouncements } from './alert-announcements.service.js';
import { AlertJudgingRepository, type LicenseFacts } from './alert-judging.repository.js';
import { type AlertEvent, noticeOf } from './alert-notices.rules.js';
import { type AlertChange, judge } from './alerts.rules.js';

/** So many licenses are read together. */
const licensesPerPortion = 500;

/** The alerts of so many licenses are written in one transaction. */
const licensesPerTransaction = 50;

/** An alert that something happened to, with its license. */
interface Happening {
  license: LicenseFacts;
  change: AlertChange;
  /** Of the alert. */
  id: number;
}

/** What became of licenses that were to be judged. */
class Outcome {
  readonly busy = new Set<number>();
  readonly failed: number[] = [];

  /** @returns those to judge again. @throws LicensesNotJudged */
  settle(): number[] {
    if (this.failed.length > 0) throw new LicensesNotJudged(this.failed, [...this.busy]);
    return [...this.busy];
  }
}

/** Some licenses could not be judged; all others were, but for those that are `busy`. */
export class LicensesNotJudged extends Error {
  constructor(
    failed: readonly number[],
    readonly busy: number[],
  ) {
    super(`Licenses that could not be judged: ${failed.join(', ')}.`);
  }
}

/**
 * Opens and closes the alerts of licenses. Licenses are first read and judged without holding any; those of which an
 * alert has to change are held, judged again and written, so that of any number of processes one does.
 */
@Injectable()
export class AlertJudging {
  private readonly logger = new Logger(AlertJudging.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notifications: Notifications,
    private readonly announcements: AlertAnnouncements,
    private readonly repository: AlertJudgingRepository,
  ) {}

  /**
   * Judges some licenses.
   * @returns those that have to be judged again: somebody else held them, or their seats are being moved.
   * @throws LicensesNotJudged when some failed, after all others have been judged.
   */
  async judge(licenseIds: readonly number[]): Promise<number[]> {
    const outcome = new Outcome();
    for (let from = 0; from < licenseIds.length; from += licensesPerPortion) {
      const portion = licenseIds.slice(from, from + licensesPerPortion);
      await this.settle(await this.read(portion, outcome), outcome);
    }
    return outcome.settle();
  }

  /** Judges all licenses. @returns like `judge`. @throws LicensesNotJudged like `judge`. */
  async judgeAll(): Promise<number[]> {
    const outcome = new Outcome();
    let ids = await this.repository.idsAfter(0, licensesPerPortion);
    while (ids.length > 0) {
      await this.settle(await this.read(ids, outcome), outcome);
      const last = ids.at(-1);
      if (last === undefined || ids.length < licensesPerPortion) break;
      ids = await this.repository.idsAfter(last, licensesPerPortion);
    }
    return outcome.settle();
  }

  /** One that cannot be read holds up no other: it is looked for in ever smaller portions. */
  private async read(ids: readonly number[], outcome: Outcome): Promise<LicenseFacts[]> {
    try {
      return await this.repository.factsOf(ids);
    } catch (error) {
      // What is part of a larger transaction fails with it, and nobody can be read while the database is away.
      if (this.database.inTransaction || isAway(error)) throw error;
      const half = Math.ceil(ids.length / 2);
      if (half < ids.length) {
        return [...(await this.read(ids.slice(0, half), outcome)), ...(await this.read(ids.slice(half), outcome))];
      }
      for (const id of ids) this.fail(id, error, outcome);
      return [];
    }
  }

  private fail(id: number, error: unknown, outcome: Outcome): void {
    outcome.failed.push(id);
    this.logger.error(
      `Alerts of license ${id} could not be judged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }

  private async settle(facts: readonly LicenseFacts[], outcome: Outcome): Promise<void> {
    const today = this.clock.today().toString();
    const differing = facts.filter((license) => differs(license, today)).map(({ id }) => id);
    for (const { id, moving } of facts) if (moving) outcome.busy.add(id);
    for (let from = 0; from < differing.length; from += licensesPerTransaction) {
      await this.writeSome(differing.slice(from, from + licensesPerTransaction), outcome);
    }
  }

  /** One that fails holds up no other: those that were to be written with it are written one by one. */
  private async writeSome(ids: readonly number[], outcome: Outcome): Promise<void> {
    try {
      const held = new Set(await this.database.transaction(() => this.write(ids)));
      for (const id of ids) if (!held.has(id)) outcome.busy.add(id);
    } catch (error) {
      // What is part of a larger transaction fails with it.
      if (this.database.inTransaction) throw error;
      const [id = 0, ...others] = ids;
      if (others.length > 0) {
        for (const each of ids) await this.writeSome([each], outcome);
        return;
      }
      this.fail(id, error, outcome);
    }
  }

  /** @returns the licenses that were judged. */
  private async write(ids: readonly number[]): Promise<number[]> {
    const held = await this.repository.hold(ids);
    if (held.length === 0) return [];
    // Read after they are held: whoever held them before has committed.
    const licenses = await this.repository.factsOf(held);
    const today = this.clock.today().toString();
    const changes = licenses.flatMap((license) => judge(license, today).map((change) => ({ license, change })));
    if (changes.length === 0) return held;
    const happenings = await this.writeChanges(changes);
    const told = happenings.filter(({ change }) => change.what !== 'update' && change.tell);
    await this.repository.noteTold(told.flatMap(noticeToldBy), this.clock.now());
    await this.notifications.tell(told.map((happening) => noticeOfHappening(happening, today)));
    await this.announcements.announce(
      happenings.map(({ id, license, change }) => ({ id, license, organizationId: change.organizationId })),
    );
    return held;
  }

  private async writeChanges(changes: readonly { license: LicenseFacts; change: AlertChange }[]): Promise<Happening[]> {
    const at = this.clock.now();
    const known = changes.flatMap(({ license, change }) =>
      change.what === 'open' ? [] : [{ license, change, id: change.id }],
    );
    await this.repository.resolve(
      known.filter(({ change }) => change.what === 'resolve').map(({ id }) => id),
      at,
    );
    await this.repository.revise(known.flatMap(({ change }) => (change.what === 'resolve' ? [] : [change])));
    const openings = changes.flatMap(({ license, change }) => (change.what === 'open' ? [{ license, change }] : []));
    const ids = await this.repository.open(
      openings.map(({ license, change }) => ({ ...change, licenseId: license.id })),
      at,
    );
    return [...known, ...openings.map((opening, index) => ({ ...opening, id: ids[index] ?? 0 }))];
  }
}

/** Also of what cannot be judged: that fails again, by itself, when it is written. */
function differs(license: LicenseFacts, today: string): boolean {
  try {
    return judge(license, today).length > 0;
  } catch {
    return true;
  }
}

function noticeToldBy({ license, change }: Happening): { licenseId: number; expiresOn: string; days: number }[] {
  if (change.what === 'resolve' || change.expiresOn === null || change.notice === null) return [];
  return [{ licenseId: license.id, expiresOn: change.expiresOn, days: change.notice }];
}

function noticeOfHappening({ license, change, id }: Happening, today: string): Notice {
  const { kind, organizationId } = change;
  const event: AlertEvent = change.what === 'resolve' ? 'resolved' : change.what === 'open' ? 'opened' : 'noticed';
  const organization = organizationId === null ? null : (license.organizationNames[organizationId] ?? '');
  const about = change.what === 'resolve' ? { notice: null, detail: {} } : change;
  const { notice, detail } = about;
  return noticeOf({ id, event, kind, organizationId, organization, detail, notice }, license, today);
}
