import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { commandAs, type PostgresAccount } from './postgres-account.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { endPostmaster, isAlive } from './postmaster.js';
import type { WatchdogMessage, WatchdogOrder } from './postgres-watchdog.js';

/**
 * Takes what PostgreSQL writes, one line at a time: `debug` for the course of things (it starts, it stops), `warn` for
 * what an operator should see.
 */
export type PostgresLog = (line: string, level: 'debug' | 'warn') => void;

/** What to start PostgreSQL with. */
export interface PostgresOptions {
  /** The directory that `initdb` made. */
  readonly clusterDirectory: string;
  readonly account: PostgresAccount | undefined;
  /** Settings beside those that every PostgreSQL of ours has, as `name=value`. */
  readonly settings: readonly string[];
  /** Where it listens; a port that is free, unless told. */
  readonly port?: number;
  /** A process id that PostgreSQL must not take for a running PostgreSQL. */
  readonly reusedProcessId?: number;
  /** A throw-away directory, removed once PostgreSQL has ended, however that comes about. */
  readonly removeAfterwards?: string;
  readonly log: PostgresLog;
  /** Called when PostgreSQL ends although nobody stopped it. */
  readonly onUnexpectedStop?: (reason: string) => void;
}

/** A running PostgreSQL on the loopback interface. */
export interface PostgresProcess {
  readonly port: number;
  readonly processId: number;
  /** Ends all connections and shuts PostgreSQL down; resolves when its process is gone. */
  stop(): Promise<void>;
}

/** Connections from outside are impossible; text sorts and compares the same on every machine. */
const commonSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'jit=off',
  'TimeZone=UTC',
  'log_timezone=UTC',
  'lc_messages=C',
  'log_line_prefix=',
  'log_checkpoints=off',
  // Errors of single statements are the application's to report; here they would only put its data into a log.
  'log_min_messages=log',
];

/** Reasons to start that pass: the port was taken meanwhile; backends of a killed PostgreSQL are still ending. */
const passingReason = /could not bind|address already in use|could not create any TCP|pre-existing shared memory/i;
const startAttempts = 10;
/** Enough of PostgreSQL's output to explain a failed start. */
const maxLines = 50;
/** A standby takes connections that only read. */
const readyLine = /database system is ready to accept (read-only )?connections/;

/**
 * Starts PostgreSQL below a watchdog that stops it when this process goes, and waits until it takes connections.
 *
 * @throws Error with what PostgreSQL itself said, when it ends before it is ready
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const lines: string[] = [];
    const started = await tryStart(options, options.port ?? (await freePort()), lines);
    if (started) return started;
    const output = lines.join('\n');
    if (attempt === startAttempts || !passingReason.test(output)) {
      throw new Error(`PostgreSQL did not start in ${options.clusterDirectory}: ${output || 'it said nothing'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function tryStart(options: PostgresOptions, port: number, lines: string[]): Promise<PostgresProcess | undefined> {
  const watchdog = spawnWatchdog(options, port);
  let processId = 0;
  let stopping = false;
  watchdog.on('message', (message: WatchdogMessage) => {
    if ('started' in message) processId = message.started;
    else lines.push(message.failed);
  });
  if (!watchdog.stderr) throw new Error('The watchdog has no output to read.');
  const reader = createInterface({ input: watchdog.stderr });
  // Not `close` of the child: Node does not send it after a disconnect from this side.
  const gone = Promise.all([once(watchdog, 'exit'), once(reader, 'close')]);
  const ready = new Promise<boolean>((resolve) => {
    reader.on('line', (line) => {
      options.log(line, line.startsWith('LOG:') ? 'debug' : 'warn');
      if (lines.length < maxLines) lines.push(line);
      if (readyLine.test(line)) resolve(true);
    });
    void gone.then(() => resolve(false));
  });
  if (!(await ready)) return undefined;

  watchdog.once('exit', () => {
    // Without its watchdog PostgreSQL goes on and `stop` ends it directly.
    if (!stopping && !isAlive(processId)) options.onUnexpectedStop?.('PostgreSQL has ended unexpectedly.');
  });
  return {
    port,
    processId,
    async stop() {
      stopping = true;
      if (watchdog.connected) watchdog.disconnect();
      else await endPostmaster(processId);
      await gone;
    },
  };
}

function spawnWatchdog(options: PostgresOptions, port: number): ChildProcess {
  const { postgres } = findPostgresBinaries();
  const args = ['-D', options.clusterDirectory, '-p', String(port)];
  for (const setting of [...commonSettings, ...options.settings]) args.push('-c', setting);
  const command = commandAs(options.account, postgres, args, [postgres, options.clusterDirectory]);
  const order: WatchdogOrder = {
    file: command.file,
    args: command.args,
    ...command.account,
    environment: {
      ...postgresEnvironment(),
      // PostgreSQL takes the process named here for its own starter and not for another PostgreSQL. It still checks
      // by the shared memory that nobody uses the directory.
      ...(options.reusedProcessId ? { PG_GRANDPARENT_PID: String(options.reusedProcessId) } : {}),
    },
    removeAfterwards: options.removeAfterwards,
  };
  const program = fileURLToPath(new URL(`./postgres-watchdog${extname(import.meta.url)}`, import.meta.url));
  return spawn(process.execPath, [program, JSON.stringify(order)], {
    // A group of its own, so that Ctrl-C reaches the server alone and the server can still finish its work.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** What PostgreSQL's programs may see of our environment: nothing that changes what they do. */
export function postgresEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** A port that is free at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
