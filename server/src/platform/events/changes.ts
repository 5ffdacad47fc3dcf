import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database } from '../database/database.js';
import { planOnce } from '../database/prepared-statements.js';
import { sql } from '../database/sql.js';
import { ChangeListener } from './change-listener.js';
import { RecentChanges } from './recent-changes.js';

/** Something that people look at has changed. */
export interface Change {
  /** The kind of thing, named like its list: `licenses`, `devices`. */
  topic: string;
  /** The subject whose permission is needed to hear of it; null for what only the server itself listens to. */
  subject: string | null;
  /** Which ones; null means many. */
  ids: number[] | null;
  /** The organizations concerned; null means none in particular. */
  organizationIds: number[] | null;
  /** Told only to those who may see it in all of the organizations; where there is none in particular, everywhere. */
  whole?: true;
  /** Whose thing it is, by the key of an actor: told to them alone. */
  owner?: string;
  /** What has an owner, and administrators see as well. */
  administrators?: true;
}

/** Somebody who follows what changes, over all that interrupts them. Each call names the place up to which they know all. */
export interface Follower {
  change(change: Change, id: string): void;
  /** Something may have been missed, whatever it was. */
  resync(id: string): void;
  /** All that was missed has been told. */
  ready(id: string): void;
}

const channel = 'seatwise_change';

/** Somebody who listens may not be allowed to any more. */
export const sessionsChanged: Change = { topic: 'sessions', subject: null, ids: null, organizationIds: null };

/** A notification holds 8,000 bytes: beyond this many ids a change says "many". */
const maximumIds = 200;

/**
 * Tells every node what has changed, after and only if it was committed. Built on NOTIFY, which PostgreSQL delivers
 * with the commit.
 */
@Injectable()
export class Changes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Set<(change: Change, id: string) => void>();
  /** What to do once all that happens is heard. */
  private readonly waiting = new Set<() => void>();
  private readonly pending = new WeakMap<object, Map<string, Change>>();
  private readonly recent = new RecentChanges<Change>();
  private readonly listener: ChangeListener;

  constructor(
    private readonly database: Database,
    dataSource: DataSource,
  ) {
    const url = 'url' in dataSource.options ? dataSource.options.url : undefined;
    this.listener = new ChangeListener(url, channel, {
      begun: (databaseTime) => {
        this.recent.begin(databaseTime);
        for (const tell of this.waiting) tell();
      },
      heard: (payload) => this.deliver(payload),
      lost: () => this.recent.end(),
    });
  }

  /** Whoever comes back to this process after another one stopped finds what they missed meanwhile. */
  onApplicationBootstrap(): void {
    this.listener.start();
  }

  /** Announces a change with the commit of the open transaction; several of one topic that the same people hear become one. */
  async publish(change: Change): Promise<void> {
    if (!this.database.inTransaction) {
      await this.notify([change]);
      return;
    }
    const key = this.database.manager;
    let unit = this.pending.get(key);
    if (unit === undefined) {
      const created = new Map<string, Change>();
      unit = created;
      this.pending.set(key, created);
      this.database.beforeCommit(() => this.notify([...created.values()]));
    }
    // What concerns some organizations is not mixed with what concerns none: others hear of it.
    const { topic, subject, organizationIds, owner = '', administrators = false, whole = false } = change;
    const among = whole ? organizationIds : organizationIds === null;
    const heardAlike = JSON.stringify([topic, subject, among, owner, administrators, whole]);
    const earlier = unit.get(heardAlike);
    unit.set(heardAlike, earlier === undefined ? change : merge(earlier, change));
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: (change: Change, id: string) => void): () => void {
    this.listeners.add(listener);
    this.listener.start();
    return () => this.listeners.delete(listener);
  }

  /**
   * Like `subscribe`, for somebody who was there before and is told what they missed; or that they missed something, which
   * is also told whenever this process itself may have.
   * @param lastId the last place that they were told of; null for somebody new.
   * @returns a function that ends it.
   */
  follow(lastId: string | null, follower: Follower): () => void {
    let known = lastId;
    const change = (each: Change, id: string) => follower.change(each, id);
    const catchUp = () => {
      const missed = known === null ? [] : this.recent.after(known);
      const place = this.recent.mark();
      if (missed === null) follower.resync(place);
      for (const { id, item } of missed ?? []) follower.change(item, id);
      follower.ready(place);
      // Whoever is told that the process listens again was there all the time: what it missed, they did.
      known = place;
    };
    this.waiting.add(catchUp);
    this.listeners.add(change);
    if (this.recent.complete) catchUp();
    else this.listener.start();
    return () => {
      this.waiting.delete(catchUp);
      this.listeners.delete(change);
    };
  }

  /** The place of this moment. */
  get place(): string {
    return this.recent.mark();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.stop();
  }

  private async notify(changes: readonly Change[]): Promise<void> {
    const told = changes.flatMap((change) => notificationsOf(change)).map((each) => JSON.stringify(each));
    await this.database.query(planOnce(sql`SELECT pg_notify(${channel}, told) FROM unnest(${told}::text[]) AS told`));
  }

  private deliver(payload: string): void {
    const change: Change = JSON.parse(payload);
    const id = this.recent.add(change);
    for (const listener of this.listeners) listener(change, id);
  }
}

/** Organizations that do not fit into one notification are told in several, so that only their readers hear of it. */
function notificationsOf(change: Change): Change[] {
  const { ids, organizationIds } = change;
  const many = (organizationIds?.length ?? 0) > maximumIds || (ids?.length ?? 0) > maximumIds;
  const short = many ? { ...change, ids: null } : change;
  // Who may see it in each part need not do so in all of them.
  if (change.whole === true && (organizationIds?.length ?? 0) > maximumIds)
    return [{ ...short, organizationIds: null }];
  const parts = organizationIds === null ? [null] : portionsOf(organizationIds);
  return parts.map((part) => ({ ...short, organizationIds: part }));
}

function portionsOf(ids: readonly number[]): number[][] {
  const count = Math.max(1, Math.ceil(ids.length / maximumIds));
  return Array.from({ length: count }, (_, index) => ids.slice(index * maximumIds, (index + 1) * maximumIds));
}

function merge(a: Change, b: Change): Change {
  return { ...a, ids: union(a.ids, b.ids), organizationIds: union(a.organizationIds, b.organizationIds) };
}

function union(a: number[] | null, b: number[] | null): number[] | null {
  return a === null || b === null ? null : [...new Set([...a, ...b])];
}
