import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataDirectoryInUseError, startEmbeddedPostgres } from './embedded-postgres.js';
import { parsePasswd } from './postgres-account.js';
import { isAlive } from './postmaster.js';

const quiet = (): void => {};

let prepared: string;
let parent: string;
let dataDirectory: string;

/** A first start takes most of a second: the tests that are not about it begin with a copy of this one. */
beforeAll(async () => {
  prepared = temporaryDirectory();
  const server = await startEmbeddedPostgres({ dataDirectory: join(prepared, 'data'), log: quiet });
  await server.stop();
}, 60_000);

beforeEach(() => {
  parent = temporaryDirectory();
  dataDirectory = join(parent, 'data');
  execFileSync('cp', ['-a', join(prepared, 'data'), dataDirectory]);
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'seatwise embedded '));
  chmodSync(directory, 0o755);
  return directory;
}

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('sets itself up in an empty place', async () => {
    const empty = join(parent, 'new', 'data');
    const server = await startEmbeddedPostgres({ dataDirectory: empty, log: quiet });
    try {
      expect(await query(server.url, 'SELECT current_database() AS name')).toEqual([{ name: 'seatwise' }]);
    } finally {
      await server.stop();
    }
  });

  it('keeps its data and its password over a restart, and ends when stopped', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    await query(first.url, "CREATE TABLE kept AS SELECT lower('ÄÖ') AS word");
    const processId = postmasterId();
    await first.stop();
    expect(isAlive(processId)).toBe(false);

    const second = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    try {
      expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'äö' }]);
      expect(new URL(second.url).password).toBe(new URL(first.url).password);
    } finally {
      await second.stop();
    }
  });

  it('is set up for the application: UTF-8, code point order, UTC, no just-in-time compiler', async () => {
    const server = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    try {
      const settings = `SELECT current_setting('TimeZone') AS zone, current_setting('jit') AS jit,
        current_setting('fsync') AS fsync, current_setting('listen_addresses') AS address,
        current_setting('server_encoding') AS encoding, ('a' < 'B') AS dictionary_order`;
      expect(await query(server.url, settings)).toEqual([
        { zone: 'UTC', jit: 'off', fsync: 'on', address: '127.0.0.1', encoding: 'UTF8', dictionary_order: false },
      ]);
      expect(statSync(join(dataDirectory, 'postgres.password')).mode & 0o777).toBe(0o600);
      const wrong = new URL(server.url);
      wrong.password = 'guessed';
      await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    } finally {
      await server.stop();
    }
  });

  it('refuses a second server on the same data directory, and says who has it', async () => {
    const server = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    try {
      const second = startEmbeddedPostgres({ dataDirectory, log: quiet });
      await expect(second).rejects.toThrow(DataDirectoryInUseError);
      await expect(second).rejects.toThrow(`is in use by process ${process.pid}`);
      expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await server.stop();
    }
  });

  it('ends with a server that is killed, and starts again with what was committed', async () => {
    const { server, url } = await startInOtherProcess();
    await query(url, 'CREATE TABLE committed AS SELECT 1 AS one');
    const processId = postmasterId();
    server.kill('SIGKILL');
    await once(server, 'exit');

    // The database may still be on its way out: the next start must cope with that too.
    const next = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    try {
      expect(isAlive(processId)).toBe(false);
      expect(await query(next.url, 'SELECT one FROM committed')).toEqual([{ one: 1 }]);
    } finally {
      await next.stop();
    }
  });

  it('shuts down the database that a killed server and a killed watchdog left behind', async () => {
    const { server } = await startInOtherProcess();
    const orphan = postmasterId();
    const watchdog = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(orphan)], { encoding: 'utf8' }));
    process.kill(watchdog, 'SIGKILL');
    server.kill('SIGKILL');
    await once(server, 'exit');
    expect(isAlive(orphan)).toBe(true);

    const said: string[] = [];
    const next = await startEmbeddedPostgres({ dataDirectory, log: (line) => said.push(line) });
    await next.stop();
    expect(isAlive(orphan)).toBe(false);
    expect(said[0]).toMatch(/earlier start is still running/);
  });

  it('is not held up by a process id that some other program has now', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    const processFile = join(dataDirectory, 'postgres', 'postmaster.pid');
    const content = readFileSync(processFile, 'utf8');
    await first.stop();
    writeFileSync(processFile, content.replace(/^\d+/, String(process.pid)));

    const next = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('begins an interrupted first start again', async () => {
    execFileSync('mv', [join(dataDirectory, 'postgres'), join(dataDirectory, 'postgres.new')]);
    rmSync(join(dataDirectory, 'postgres.new', 'PG_VERSION'));

    const next = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    await next.stop();
    expect(existsSync(join(dataDirectory, 'postgres', 'PG_VERSION'))).toBe(true);
  });

  it('says what is wrong when the password is lost', async () => {
    rmSync(join(dataDirectory, 'postgres.password'));
    await expect(startEmbeddedPostgres({ dataDirectory, log: quiet })).rejects.toThrow(/restore it from the same/);
  });

  it('tells when the database ends by itself', async () => {
    const reason = Promise.withResolvers<string>();
    const server = await startEmbeddedPostgres({ dataDirectory, log: quiet, onUnexpectedStop: reason.resolve });
    process.kill(postmasterId(), 'SIGQUIT');
    expect(await reason.promise).toMatch(/ended unexpectedly/);
    await server.stop();
  });

  it('runs, and never as root, below a directory that only its owner may enter', async () => {
    chmodSync(parent, 0o700);
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '4321:4321', join(dataDirectory, 'postgres')]);
    const server = await startEmbeddedPostgres({ dataDirectory, log: quiet });
    try {
      const owner = Number(execFileSync('ps', ['-o', 'uid=', '-p', String(postmasterId())], { encoding: 'utf8' }));
      expect(owner).toBeGreaterThan(0);
    } finally {
      await server.stop();
    }
  });
});

describe('parsePasswd', () => {
  it('finds the ids of a user by the whole name', () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\npostgres2:x:7:8::/:/bin/sh\npostgres:x:101:104:,,,:/var/lib:/bin/sh\n';
    expect(parsePasswd(passwd, 'postgres')).toEqual({ uid: 101, gid: 104 });
    expect(parsePasswd(passwd, 'post')).toBeUndefined();
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterId(): number {
  return Number(readFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Starts the database in a process of its own, which a test can kill. */
async function startInOtherProcess(): Promise<{ server: ChildProcess; url: string }> {
  // Node runs TypeScript by itself, but our imports name the compiled files.
  const resolver = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) =>
      next(context.parentURL?.endsWith('.ts') ? name.replace(/^(\\..*)\\.js$/, '$1.ts') : name, context) });`;
  const program = `import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url))};
    const { url } = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, log: () => {} });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const preload = `data:text/javascript,${encodeURIComponent(resolver)}`;
  const server = spawn(process.execPath, ['--import', preload, '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) return { server, url: line };
  throw new Error('The other process ended before its database was ready.');
}
