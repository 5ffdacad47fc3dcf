/**
 * The program between the server and its PostgreSQL: it starts PostgreSQL, and shuts it down when the server goes, be
 * it by a clean stop or by `kill -9`. The only thing that it needs for that is the end of the channel to the server.
 *
 * It runs from source (Node strips the types) as well as from the build, so it imports nothing but Node's own modules.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

/** What the server asks for, handed over as JSON in the first argument. */
export interface WatchdogOrder {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** A throw-away directory, removed once PostgreSQL has ended. */
  readonly removeAfterwards?: string;
}

/** What the watchdog tells the server. */
export type WatchdogMessage = { readonly started: number } | { readonly failed: string };

/** A fast shutdown that hangs (a full disk, say) becomes an immediate one; the next start then recovers. */
const fastShutdownLimitMs = 20_000;

function watch(order: WatchdogOrder): void {
  const postgres = spawn(order.file, order.args, {
    env: order.environment,
    uid: order.uid,
    gid: order.gid,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

  const end = (exitCode: number): void => {
    if (order.removeAfterwards) rmSync(order.removeAfterwards, { recursive: true, force: true });
    process.exit(exitCode);
  };
  const stop = (): void => {
    postgres.kill('SIGINT');
    setTimeout(() => postgres.kill('SIGQUIT'), fastShutdownLimitMs);
  };

  postgres.once('spawn', () => tell({ started: postgres.pid ?? 0 }));
  postgres.once('error', (error) => tell({ failed: error.message }, () => end(1)));
  postgres.once('exit', (code) => end(code ?? 1));
  process.once('disconnect', stop);
  // These reach every process of a terminal or a service; only the server decides when the database stops.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  // The server may have gone before the listener above was there.
  if (!process.connected) stop();
}

function tell(message: WatchdogMessage, sent: () => void = () => {}): void {
  // `sent` also takes the error of a channel that has just closed; `disconnect` is what we act on.
  process.send?.(message, sent);
}

watch(JSON.parse(process.argv[2] ?? '{}'));
