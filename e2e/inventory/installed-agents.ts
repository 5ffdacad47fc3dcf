import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Far more than an inventory of a server takes. */
const limitMs = 150_000;

const fusionInventory = '/usr/bin/fusioninventory-agent';
const ocsInventory = '/usr/bin/ocsinventory-agent';

/** Which agents Debian's packages have put on this machine. */
export const installed = { fusionInventory: existsSync(fusionInventory), ocsInventory: existsSync(ocsInventory) };

/** An agent of this machine that keeps what it remembers to itself, so that it leaves nothing behind. */
export interface InstalledAgent {
  /** Lets it report to a server; what it said is in the result. */
  report(inventoryUrl: string, ...options: string[]): Promise<string>;
  remove(): void;
}

/**
 * FusionInventory Agent. It has no option for the directory in which it remembers its own id: that is said by a Perl
 * module, and the one that is loaded first counts.
 */
export async function fusionInventoryAgent(): Promise<InstalledAgent> {
  const directory = mkdtempSync(path.join(tmpdir(), 'seatwise-agent-'));
  const { stdout } = await run(fusionInventory, ['--setup']);
  const told = Object.fromEntries([...stdout.matchAll(/^(\w+): (.*)$/gm)].map(([, name, value]) => [name, value]));
  const setup = { ...told, vardir: directory };
  const pairs = Object.entries(setup).map(([name, value]) => `${name} => '${String(value)}'`);
  writeFileSync(
    path.join(directory, 'setup.pm'),
    `package setup;\nuse parent qw(Exporter);\nour @EXPORT = ('%setup');\nour %setup = (${pairs.join(', ')});\n1;\n`,
  );
  return agent(directory, 'perl', (inventoryUrl) => [
    ...['-I', directory, '-Msetup', fusionInventory, '--config=none', '--no-httpd', '--logger=stderr', '--force'],
    ...['--tasks=inventory', `--server=${inventoryUrl}`],
  ]);
}

/** OCS Inventory Agent, which unpacks answers the way it packed the request. */
export function ocsInventoryAgent(): InstalledAgent {
  const directory = mkdtempSync(path.join(tmpdir(), 'seatwise-agent-'));
  return agent(directory, ocsInventory, (inventoryUrl) => [
    ...['--force', '--debug', `--basevardir=${directory}`, `--server=${inventoryUrl}`],
  ]);
}

function agent(directory: string, program: string, argumentsFor: (inventoryUrl: string) => string[]): InstalledAgent {
  return {
    async report(inventoryUrl, ...options) {
      const { stdout, stderr } = await run(program, [...argumentsFor(inventoryUrl), ...options], {
        timeout: limitMs,
        maxBuffer: 64 * 1024 * 1024,
        env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: directory },
      });
      return stdout + stderr;
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
