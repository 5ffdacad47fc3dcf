import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Database } from '../database/database.js';
import { planOnce } from '../database/prepared-statements.js';
import { sql } from '../database/sql.js';

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
  /** Whose thing it is, by the key of an actor: told to them and to administrators alone. */
  owner?: string;
  /** One thing of all these organizations: told to those who may see it in each of them, or in all where none is named. */
  whole?: true;
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
export class Changes implements OnApplicationShutdown {
  private readonly logger = new Logger(Changes.name);
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly pending = new WeakMap<object, Map<string, Change>>();
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly dataSource: DataSource,
  ) {}

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
    const { topic, subject, organizationIds, owner = '', whole } = change;
    const wholeOf = whole === true ? organizationIds?.toSorted((a, b) => a - b) : null;
    const heardAlike = JSON.stringify([topic, subject, organizationIds === null, owner, wholeOf]);
    const earlier = unit.get(heardAlike);
    unit.set(heardAlike, earlier === undefined ? change : merge(earlier, change));
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    void this.listen();
    return () => this.listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private async notify(changes: readonly Change[]): Promise<void> {
    const told = changes.flatMap((change) => notificationsOf(change)).map((each) => JSON.stringify(each));
    await this.database.query(planOnce(sql`SELECT pg_notify(${channel}, told) FROM unnest(${told}::text[]) AS told`));
  }

  /** One connection per process listens while it runs; a broken one is replaced. */
  private async listen(): Promise<void> {
    if (this.client !== null || this.stopped) return;
    const url = 'url' in this.dataSource.options ? this.dataSource.options.url : undefined;
    const client = new pg.Client({ connectionString: url, application_name: 'seatwise changes' });
    this.client = client;
    const replace = () => {
      if (this.client !== client) return;
      this.client = null;
      if (this.stopped || this.listeners.size === 0) return;
      setTimeout(() => void this.listen(), 1000).unref();
    };
    client.on('error', replace);
    client.on('end', replace);
    client.on('notification', (message) => this.deliver(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      this.logger.warn(`Cannot listen for changes: ${error instanceof Error ? error.message : String(error)}`);
      await client.end().catch(() => undefined);
      replace();
    }
  }

  private deliver(payload: string): void {
    const change: Change = JSON.parse(payload);
    for (const listener of this.listeners) listener(change);
  }
}

/** Organizations that do not fit into one notification are told in several, so that only their readers hear of it. */
function notificationsOf(change: Change): Change[] {
  const { ids, organizationIds } = change;
  const many = (organizationIds?.length ?? 0) > maximumIds || (ids?.length ?? 0) > maximumIds;
  const short = many ? { ...change, ids: null } : change;
  if (change.whole === true) return [{ ...short, organizationIds: many ? null : organizationIds }];
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
