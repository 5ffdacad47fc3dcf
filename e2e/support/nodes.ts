import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startStoppablePostgres } from '../../server/src/platform/testing/stoppable-postgres.js';
import { startServer } from '../../tools/lib/server.mjs';
import { administrator } from './administrator.js';

/** One process of the product, which can be killed and started again at the same address. */
export class ProductNode {
  #server: Awaited<ReturnType<typeof startServer>> | null = null;
  #starting: Promise<unknown> = Promise.resolve();
  #kill: (() => Promise<void>) | null = null;

  constructor(
    private readonly directory: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Where it answers; empty before it was started. */
  url = '';

  get running(): boolean {
    return this.#server !== null;
  }

  /** Waits until it is ready, or killed. @param settings variables of its environment, for this time. */
  async start(settings: Record<string, string> = {}): Promise<void> {
    const port = this.url === '' ? {} : { PORT: new URL(this.url).port };
    const environment = { ...this.settings, ...port, ...settings };
    const starting = startServer(this.directory, environment, (kill: () => Promise<void>) => {
      this.#kill = kill;
    });
    this.#starting = starting.catch(() => undefined);
    try {
      this.#server = await starting;
      this.url = this.#server.url;
    } catch (error) {
      if (this.#kill !== null) throw error;
    }
  }

  /** Ends it with SIGKILL, whatever it is at, also while it is starting. */
  async kill(): Promise<void> {
    const kill = this.#kill;
    this.#kill = null;
    await kill?.();
    // Whoever waits until it is ready would take the next one at its address for it.
    await this.#starting;
    this.#server = null;
  }

  async stop(): Promise<void> {
    await this.#starting;
    const server = this.#server;
    this.#server = null;
    this.#kill = null;
    await server?.stop();
  }

  /** A request of the administrator whose cookie it is. */
  request(method: string, address: string, cookie: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}/api/v1${address}`, {
      method,
      headers: { cookie, 'x-requested-with': 'seatwise', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** What a request answers. @throws Error for anything but success. */
  async ask<Answer>(method: string, address: string, cookie: string, body?: unknown): Promise<Answer> {
    const response = await this.request(method, address, cookie, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`);
    return JSON.parse(text === '' ? 'null' : text);
  }

  async signIn(): Promise<string> {
    const { email, password } = administrator;
    const response = await fetch(`${this.url}/api/v1/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }
}

/** Several processes of the product on one PostgreSQL. */
export interface Cluster {
  nodes: readonly [ProductNode, ProductNode];
  /** Of the administrator, at every node. */
  cookie: string;
  database: {
    /** Stops it as if its machine went down. */
    crash(): Promise<void>;
    recover(): Promise<void>;
    /** Looks at, or changes, what is stored. */
    query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  };
  stop(): Promise<void>;
}

/** Starts two nodes on an empty database, and makes the administrator. @param settings variables of both environments. */
export async function startCluster(settings: Record<string, string> = {}): Promise<Cluster> {
  const postgres = await startStoppablePostgres();
  const directory = mkdtempSync(path.join(tmpdir(), 'seatwise nodes '));
  const environment = {
    DATABASE_URL: postgres.url,
    SECRET_KEY: 'a secret key that all nodes share, long enough',
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    TIME_ZONE: 'UTC',
    ...settings,
  };
  const node = (name: string) => new ProductNode(path.join(directory, name), environment);
  const nodes = [node('one'), node('two')] as const;
  const stop = async () => {
    await Promise.all(nodes.map((each) => each.stop()));
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await Promise.all(nodes.map((each) => each.start()));
    return {
      nodes,
      cookie: await nodes[0].signIn(),
      database: {
        crash: () => postgres.crash(),
        recover: () => postgres.recover(),
        query: (text, values) => query(postgres.url, text, values),
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function query<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
