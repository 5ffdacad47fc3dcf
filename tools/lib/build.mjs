/** Building what is stale. Runs on Node 20; the compilers run under the project's own Node. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { compressTexts } from './compress.mjs';
import { Failure } from './failure.mjs';
import { fingerprint, listFiles } from './fingerprint.mjs';
import { run } from './processes.mjs';
import { projectBinary, projectDirectory, projectNode } from './project.mjs';

/** The two compilers and the guide together take about 2 GB; with less than this they run one after the other. */
const memoryForBoth = 4 * 2 ** 30;

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {readonly string[]} sources what it is built from
 * @property {(path: string) => boolean} matters whether a file below the sources goes into it
 * @property {string} stamp where the fingerprint of the last good build is kept
 * @property {string} product a file that a good build has made
 * @property {string} command a command of `node_modules/.bin`, or a file of the project
 * @property {readonly string[]} args
 * @property {() => void} prepare
 * @property {() => Promise<void>} finish
 */

const serverInfo = 'dist/server.tsbuildinfo';

/** @type {{ server: Part, panel: Part, guide: Part }} */
export const parts = {
  server: {
    title: 'server',
    sources: ['server', 'tsconfig.base.json', 'nest-cli.json', 'package-lock.json'],
    matters: (path) =>
      !path.endsWith('.spec.ts') && !path.endsWith('.factory.ts') && !path.startsWith('server/src/platform/testing/'),
    stamp: 'dist/.server-stamp',
    product: 'dist/server/main.js',
    command: 'nest',
    args: ['build'],
    prepare: prepareServer,
    finish: async () => {},
  },
  panel: {
    title: 'panel',
    sources: ['admin-ui', 'angular.json', 'package-lock.json', 'tools/lib/compress.mjs'],
    matters: (path) => !path.endsWith('.spec.ts') && !path.startsWith('admin-ui/src/testing/'),
    stamp: 'dist/.panel-stamp',
    product: 'dist/admin-ui/browser/index.html',
    command: 'ng',
    args: ['build'],
    prepare: () => {},
    finish: () => compressTexts(join(projectDirectory, 'dist/admin-ui/browser')),
  },
  guide: {
    title: 'guide',
    sources: ['docs', 'tools/guide.mjs', 'tools/lib/guide', 'package-lock.json'],
    matters: (path) => !path.endsWith('.spec.ts'),
    stamp: 'dist/.guide-stamp',
    product: 'dist/guide/index.html',
    command: 'tools/guide.mjs',
    args: [],
    prepare: () => {},
    finish: async () => {},
  },
};

/**
 * The incremental build trusts its notes: without the product they would make it write nothing. And it never removes
 * what a source that is gone once became; a migration that was renamed would then run under both names.
 */
function prepareServer() {
  const at = (/** @type {string} */ path) => join(projectDirectory, path);
  if (!existsSync(at(parts.server.product))) rmSync(at(serverInfo), { force: true });
  for (const file of listFiles(at('dist/server'))) {
    const stem = relative(at('dist/server'), file).replace(/(\.d\.ts|\.js|\.json)(\.map)?$/, '');
    const source = at(join('server/src', stem));
    if (!existsSync(`${source}.ts`) && !existsSync(`${source}.json`)) rmSync(file);
  }
}

/**
 * The fingerprint of a part's sources, and whether the last good build was made of the same.
 * @param {Part} part
 */
export function inspect(part) {
  const current = fingerprint(projectDirectory, part.sources, part.matters);
  const stampFile = join(projectDirectory, part.stamp);
  const fresh =
    existsSync(join(projectDirectory, part.product)) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === current;
  return { current, fresh };
}

/**
 * Builds one part.
 * @param {Part} part
 * @param {string} current its fingerprint, taken before the build so that an edit meanwhile is not lost
 */
async function buildPart(part, current) {
  part.prepare();
  const program = part.command.endsWith('.mjs') ? join(projectDirectory, part.command) : projectBinary(part.command);
  const { code, output } = await run(projectNode(), [program, ...part.args], {
    environment: { NG_CLI_ANALYTICS: 'false' },
  });
  if (code !== 0) throw new Failure(`The ${part.title} does not build:\n\n${output.trim()}`);
  await part.finish();
  mkdirSync(join(projectDirectory, 'dist'), { recursive: true });
  writeFileSync(join(projectDirectory, part.stamp), current);
}

/**
 * Builds those parts that are stale.
 * @param {readonly Part[]} wanted
 * @param {(line: string) => void} say
 * @param {boolean} [always] also what is not stale
 */
export async function buildStale(wanted, say, always = false) {
  const stale = wanted.map((part) => ({ part, ...inspect(part) })).filter(({ fresh }) => always || !fresh);
  if (stale.length === 0) return;
  say(`Building the ${new Intl.ListFormat('en-GB').format(stale.map(({ part }) => part.title))}.`);
  if (totalmem() >= memoryForBoth) {
    const results = await Promise.allSettled(stale.map(({ part, current }) => buildPart(part, current)));
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason.message)] : []));
    if (reasons.length > 0) throw new Failure(reasons.join('\n\n'));
    return;
  }
  for (const { part, current } of stale) await buildPart(part, current);
}
