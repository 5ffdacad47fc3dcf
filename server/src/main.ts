import 'reflect-metadata';
import path from 'node:path';
import { createConfig, readConfigValues } from './platform/config/config.js';
import { loadSecretKey } from './platform/config/secret-key.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { readableFailure } from './startup-failure.js';

/** Loading the rest takes about as long as PostgreSQL takes to start: both at once. */
const loadingApplication = import('./application.js');

/** What has to be ended, last begun first. */
const closers: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Ends everything in reverse order; a step that fails does not keep the others from ending. */
function stop(exitCode: number): Promise<void> {
  stopping ??= (async () => {
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`));
    }
    process.exit(exitCode);
  })();
  return stopping;
}

async function start(): Promise<void> {
  const values = readConfigValues();
  const dataDirectory = path.resolve(values.DATA_DIR);
  let url = values.DATABASE_URL;
  if (url === null) {
    const postgres = await startEmbeddedPostgres({
      dataDirectory,
      log: (line, level) => {
        if (level === 'warn' || values.LOG_LEVEL === 'debug' || values.LOG_LEVEL === 'trace')
          say(`PostgreSQL: ${line}`);
      },
      onUnexpectedStop: (reason) => {
        process.stderr.write(`The embedded PostgreSQL ended: ${reason}\n`);
        void stop(1);
      },
    });
    closers.push(() => postgres.stop());
    url = postgres.url;
  }
  const config = createConfig(values, await loadSecretKey(values.SECRET_KEY, dataDirectory));

  const { startApplication } = await loadingApplication;
  const application = await startApplication(config, url);
  closers.push(() => application.close());
  announce(config.publicUrl, application.welcomeLink);
}

function announce(address: string, link: string | null): void {
  say('');
  say(`  Seatwise is ready: ${address}`);
  if (link !== null) say(`  Create the first administrator: ${link}`);
  say('  Stop with Ctrl-C.');
  say('');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// Whoever started this process is gone: nobody could stop it any more.
process.on('disconnect', () => void stop(0));
if (process.send !== undefined && !process.connected) void stop(0);

try {
  await start();
} catch (error) {
  process.stderr.write(`${readableFailure(error)}\n`);
  await stop(1);
}
