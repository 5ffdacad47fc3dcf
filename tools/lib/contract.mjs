/** The description of the API (`openapi.json`) and the panel's client that is generated from it. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { buildStale, parts } from './build.mjs';
import { Failure } from './failure.mjs';
import { listFiles } from './fingerprint.mjs';
import { run } from './processes.mjs';
import { projectBinary, projectDirectory, projectNode } from './project.mjs';
import { startServer, withDataDirectory } from './server.mjs';

const descriptionFile = join(projectDirectory, 'openapi.json');
const clientDirectory = join(projectDirectory, 'admin-ui', 'src', 'api');
const mend = 'Run "node tools/contract.mjs" and commit what it changes.';

/**
 * What a running server says of its API.
 * @param {string} url
 * @returns {Promise<Record<string, unknown>>}
 */
export async function describedBy(url) {
  const response = await fetch(`${url}/api/openapi.json`);
  if (!response.ok) throw new Failure(`/api/openapi.json answers ${response.status}.`);
  /** @type {unknown} */
  const description = await response.json();
  if (!isRecord(description)) throw new Failure('/api/openapi.json is no JSON object.');
  return description;
}

/**
 * Compares what a server says of its API with what is committed.
 * @param {Record<string, unknown>} description
 * @returns {string} empty when they are the same
 */
export function descriptionDifference(description) {
  if (!existsSync(descriptionFile)) return `openapi.json is missing. ${mend}`;
  const committed = JSON.parse(readFileSync(descriptionFile, 'utf8'));
  const places = differences(committed, description, []);
  if (places.length === 0) return '';
  const shown = places.slice(0, 10).map((place) => `  ${place}`);
  if (places.length > shown.length) shown.push(`  … and ${places.length - shown.length} more`);
  return `openapi.json is not what the server says of itself:\n${shown.join('\n')}\n${mend}`;
}

/**
 * Where two JSON values differ, as paths.
 * @param {unknown} one
 * @param {unknown} other
 * @param {readonly string[]} path
 * @returns {string[]}
 */
export function differences(one, other, path) {
  if (isDeepStrictEqual(one, other)) return [];
  if (!isRecord(one) || !isRecord(other)) return [path.join(' › ') || 'everything'];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], [...path, key]));
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Compares the committed client with a fresh one.
 * @returns {Promise<string>} empty when they are the same
 */
export async function clientDifference() {
  return withFreshClient((fresh) => {
    const names = new Set([...filesBelow(fresh), ...filesBelow(clientDirectory)]);
    const changed = [...names].filter((name) => contentOf(fresh, name) !== contentOf(clientDirectory, name));
    if (changed.length === 0) return '';
    return `admin-ui/src/api is not what orval makes of openapi.json: ${changed.join(', ')}. ${mend}`;
  });
}

/**
 * Writes `openapi.json` as the built server describes itself, and the client that follows from it.
 * @param {(line: string) => void} say
 */
export async function refreshContract(say) {
  await buildStale([parts.server], say);
  await withDataDirectory(async (dataDirectory) => {
    const server = await startServer(dataDirectory);
    try {
      writeFileSync(descriptionFile, `${JSON.stringify(await describedBy(server.url), null, 2)}\n`);
    } finally {
      await server.stop();
    }
  });
  await withFreshClient((fresh) => {
    rmSync(clientDirectory, { recursive: true, force: true });
    cpSync(fresh, clientDirectory, { recursive: true });
  });
  say('Written: openapi.json and admin-ui/src/api.');
}

/**
 * Generates the client next to the project, so that a check changes nothing that a build may be reading.
 * @template T
 * @param {(directory: string) => T} use
 */
async function withFreshClient(use) {
  const directory = mkdtempSync(join(tmpdir(), 'seatwise-client-'));
  try {
    const configFile = join(directory, 'orval.config.mjs');
    const projectConfig = pathToFileURL(join(projectDirectory, 'orval.config.mjs'));
    const workspace = join(directory, 'api');
    writeFileSync(
      configFile,
      `import config from ${JSON.stringify(projectConfig)};
       const { input, output } = config.seatwise;
       export default { seatwise: {
         input: { ...input, target: ${JSON.stringify(descriptionFile)} },
         output: { ...output, workspace: ${JSON.stringify(workspace)} },
       } };`,
    );
    const { code, output } = await run(projectNode(), [projectBinary('orval'), '--config', configFile]);
    if (code !== 0 || !existsSync(workspace))
      throw new Failure(`orval does not accept openapi.json:\n\n${output.trim()}`);
    return use(workspace);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @param {string} directory */
function filesBelow(directory) {
  return listFiles(directory).map((file) => relative(directory, file));
}

/**
 * @param {string} directory
 * @param {string} name
 */
function contentOf(directory, name) {
  const file = join(directory, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
