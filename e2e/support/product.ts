import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../../tools/lib/server.mjs';

/** The built product, running on an empty data directory of its own. */
export interface RunningProduct {
  url: string;
  /** The one-time link that it printed. */
  welcomeLink: string;
  stop(): Promise<void>;
}

/** Starts `dist/` as `npm start` would, embedded database included. @param settings variables of its environment. */
export async function startProduct(settings: Record<string, string> = {}): Promise<RunningProduct> {
  const directory = mkdtempSync(path.join(tmpdir(), 'seatwise journey '));
  const server = await startServer(path.join(directory, 'data'), settings);
  const token = /\/welcome\?token=[\w-]+/.exec(server.output())?.[0];
  if (token === undefined) throw new Error(`The server printed no one-time link:\n${server.output()}`);
  return {
    url: server.url,
    welcomeLink: `${server.url}${token}`,
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
