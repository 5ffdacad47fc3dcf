/** Whether the installed packages are those of the lock file, and installing them. Runs on Node 20 with nothing installed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';
import { pathOutsideProjects, projectNode } from './project.mjs';

const oldestNode = 20;

/**
 * Installs what the lock file says, unless that is installed already.
 * @param {string} directory the project
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(directory, say) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    throw new Failure(`Node ${oldestNode} or newer is needed to start; this is ${process.version}.`);
  }
  const stampFile = join(directory, 'node_modules', '.seatwise-lock');
  const wanted = lockFingerprint(directory);
  if (readText(stampFile) === wanted && existsSync(projectNode(directory))) return;
  if (!agreesWithLock(directory)) {
    say('Installing the packages of package-lock.json. The first time this takes a minute or two.');
    await installFromLock(directory);
  }
  writeFileSync(stampFile, wanted);
}

/**
 * @param {string} directory
 */
function lockFingerprint(directory) {
  const lock = readFileSync(join(directory, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform} ${process.arch}`;
}

/**
 * @param {string} file
 */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Whether someone installed the same packages with npm already. npm notes what it installed in a lock file of its own
 * inside `node_modules`.
 * @param {string} directory
 */
export function agreesWithLock(directory) {
  const installedText = readText(join(directory, 'node_modules', '.package-lock.json'));
  if (installedText === undefined || !existsSync(projectNode(directory))) return false;
  const installed = packagesOf(installedText);
  const locked = packagesOf(readFileSync(join(directory, 'package-lock.json'), 'utf8'));
  for (const [path, { version }] of Object.entries(installed)) {
    // npm adds the package of a platform that a package fetches for itself (`node`); it is in no lock file.
    const known = locked[path];
    if (known && known.version !== version) return false;
  }
  return Object.entries(locked).every(
    ([path, { optional, peer, devOptional }]) => path === '' || path in installed || optional || peer || devOptional,
  );
}

/**
 * @param {string} text
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean, devOptional?: boolean }>}
 */
function packagesOf(text) {
  return JSON.parse(text).packages ?? {};
}

/**
 * Not `npm ci`: newer versions of it refuse a lock file that lacks an optional package for another platform, which is
 * what npm writes where that package can't be had. `--no-save` leaves the lock file as it is all the same.
 * @param {string} directory
 */
async function installFromLock(directory) {
  // npm says which program it is; under the machine's own Node, because the one in node_modules may be replaced.
  const { npm_node_execpath: node, npm_execpath: npm } = process.env;
  const [file, first] = node && npm && !node.startsWith(directory) ? [node, [npm]] : ['npm', []];
  const { code } = await run(file, [...first, 'install', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'], {
    directory,
    environment: { PATH: pathOutsideProjects(process.env.PATH) },
    show: true,
  });
  if (code !== 0) throw new Failure(`npm install did not succeed (exit code ${code}). What it said is above.`);
}
