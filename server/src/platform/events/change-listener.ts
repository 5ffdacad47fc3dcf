import { Logger } from '@nestjs/common';
import pg from 'pg';

/** What whoever listens is told. */
export interface ListeningHandlers {
  /** All that is announced from now on will be heard. @param databaseTime in microseconds. */
  begun(databaseTime: number): void;
  heard(payload: string): void;
  /** The connection broke: what is announced until the next `begun` is not heard. */
  lost(): void;
}

/** How soon a broken connection is replaced. */
const retryMilliseconds = 1_000;

/** How often the connection is asked whether it still stands: a cut line says nothing by itself. */
const probeMilliseconds = 20_000;

/** How long the database may take to answer that. */
const patienceMilliseconds = 10_000;

/** One connection that hears what is announced on a channel, for as long as the process runs; a broken one is replaced. */
export class ChangeListener {
  private readonly logger = new Logger(ChangeListener.name);
  private client: pg.Client | null = null;
  private probing: NodeJS.Timeout | null = null;
  private stopped = false;
  private complained = false;

  constructor(
    private readonly url: string | undefined,
    private readonly channel: string,
    private readonly handlers: ListeningHandlers,
  ) {}

  /** Begins, where it has not begun yet. */
  start(): void {
    if (this.client === null && !this.stopped) void this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.probing !== null) clearInterval(this.probing);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'seatwise changes',
      connectionTimeoutMillis: patienceMilliseconds,
      query_timeout: patienceMilliseconds,
      keepAlive: true,
    });
    this.client = client;
    client.on('error', () => this.replace(client));
    client.on('end', () => this.replace(client));
    client.on('notification', ({ payload }) => this.handlers.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${this.channel}`);
      const { rows } = await client.query<{ time: string }>(
        'SELECT trunc(extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text AS time',
      );
      this.begun(client, Number(rows[0]?.time));
    } catch (error) {
      this.complain(error);
      this.replace(client);
    }
  }

  private begun(client: pg.Client, databaseTime: number): void {
    if (this.client !== client) return;
    this.complained = false;
    this.probing = setInterval(() => {
      client.query('SELECT').catch(() => this.replace(client));
    }, probeMilliseconds).unref();
    this.handlers.begun(databaseTime);
  }

  private replace(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    if (this.probing !== null) clearInterval(this.probing);
    // One that broke may never say that it ended.
    void client.end().catch(() => undefined);
    this.handlers.lost();
    if (!this.stopped) setTimeout(() => this.start(), retryMilliseconds).unref();
  }

  /** Once for as long as the database is away. */
  private complain(error: unknown): void {
    if (this.complained || this.stopped) return;
    this.complained = true;
    this.logger.warn(`Cannot listen for changes: ${error instanceof Error ? error.message : String(error)}`);
  }
}
