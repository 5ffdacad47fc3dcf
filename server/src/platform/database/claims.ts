import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Turns } from '../concurrency/turns.js';
import { ownConnectionOptions } from './connection.js';
import { namedFailure } from './database-away.js';

/**
 * The database finds out within half a minute that the machine of a process is gone, and then holds nothing for it any
 * more; that of a process that was killed is told by its machine at once.
 */
const keepalives = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4';

/** A connection that holds what this process is at. */
class Session {
  /** Ids that somebody in this process is at. */
  readonly held = new Set<number>();
  lost = false;
  private readonly turns = new Turns(1);

  constructor(
    private readonly client: pg.Client,
    private readonly key: number,
  ) {
    const lose = () => {
      this.lost = true;
    };
    client.on('error', lose);
    client.on('end', lose);
  }

  connect(): Promise<unknown> {
    return this.client.connect();
  }

  /** @returns the ids of whose lock that was true. */
  async lock(action: 'pg_try_advisory_lock' | 'pg_advisory_unlock', ids: readonly number[]): Promise<Set<number>> {
    const { rows } = await this.turns.take(() =>
      this.client.query<{ id: number }>(`SELECT id FROM unnest($2::bigint[]) AS id WHERE ${action}($1, hashint8(id))`, [
        this.key,
        ids,
      ]),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Lets go of everything that it holds. */
  async end(): Promise<void> {
    this.lost = true;
    await this.client.end().catch(() => undefined);
  }
}

/** Things that whoever has this, and nobody else, works at, until they are released. */
export class Claim {
  private readonly held: Set<number>;

  constructor(
    private readonly session: Session,
    ids: readonly number[],
  ) {
    this.held = new Set(ids);
  }

  get ids(): number[] {
    return [...this.held];
  }

  /** True when the connection that held it broke: somebody else may be at them by now. */
  get lost(): boolean {
    return this.session.lost;
  }

  has(id: number): boolean {
    return this.held.has(id);
  }

  /** Lets others at some of it. What a broken connection held is free already. */
  async release(ids: readonly number[] = this.ids): Promise<void> {
    const released = ids.filter((id) => this.held.delete(id));
    if (released.length === 0 || this.lost) return;
    try {
      await this.session.lock('pg_advisory_unlock', released);
    } catch {
      // The database does it.
      await this.session.end();
    }
    for (const id of released) this.session.held.delete(id);
  }
}

/**
 * Who of all processes is at what, one at a time each. Held by a connection of its own for as long as the process lives,
 * and by nothing that runs out: however slow somebody is, nobody else takes them for dead, and whatever a killed process
 * was at is free at once.
 */
export abstract class Claims implements OnApplicationShutdown {
  private session: Promise<Session> | null = null;

  /**
   * @param key of `advisoryLocks`, for one kind of thing
   * @param name what the connection is called, as in `seats`
   */
  protected constructor(
    private readonly dataSource: DataSource,
    private readonly key: number,
    private readonly name: string,
  ) {}

  /** Takes those of the ids that nobody is at. Two of them whose hashes are the same count as one. */
  async take(ids: readonly number[]): Promise<Claim> {
    const session = await this.open();
    const wanted = [...new Set(ids)].filter((id) => !session.held.has(id));
    if (wanted.length === 0) return new Claim(session, []);
    for (const id of wanted) session.held.add(id);
    try {
      const taken = await session.lock('pg_try_advisory_lock', wanted);
      for (const id of wanted) if (!taken.has(id)) session.held.delete(id);
      return new Claim(session, [...taken]);
    } catch (error) {
      // What it may hold by now is let go with it.
      await session.end();
      throw namedFailure(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const session = await this.session?.catch(() => null);
    await session?.end();
  }

  private async open(): Promise<Session> {
    const opening = (this.session ??= this.connect());
    try {
      const session = await opening;
      if (!session.lost) return session;
    } catch (error) {
      if (this.session === opening) this.session = null;
      throw namedFailure(error);
    }
    if (this.session === opening) this.session = null;
    return this.open();
  }

  private async connect(): Promise<Session> {
    const options = ownConnectionOptions(this.dataSource);
    const client = new pg.Client({
      ...options,
      options: `${options.options} ${keepalives}`,
      application_name: `seatwise ${this.name}`,
      keepAlive: true,
    });
    const session = new Session(client, this.key);
    await session.connect();
    return session;
  }
}
