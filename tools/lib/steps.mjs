/** What `npm run verify` makes sure of. */
/** @import { Step, StepResult } from './schedule.mjs' */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from '../checks/index.mjs';
import { bootAndStop } from './boot.mjs';
import { buildStale, parts } from './build.mjs';
import { catalogDifference } from './catalogs.mjs';
import { clientDifference } from './contract.mjs';
import { generateInCopy } from './generator.mjs';
import { run } from './processes.mjs';
import { projectBinary, projectDirectory, projectNode } from './project.mjs';
import { runTests } from './tests.mjs';

/**
 * A step that is one command.
 * @param {string} name
 * @param {string} title
 * @param {readonly string[]} command a command of `node_modules/.bin` and its arguments
 * @returns {Step}
 */
function command(name, title, [binary = '', ...args]) {
  return {
    name,
    title,
    run: async () => {
      const { code, output } = await run(projectNode(), [projectBinary(binary), ...args]);
      return { ok: code === 0, output };
    },
  };
}

/**
 * A step that compares, and explains a difference.
 * @param {string} explanation
 * @returns {StepResult}
 */
function equal(explanation) {
  return { ok: explanation === '', output: explanation };
}

/** Those of the given directories that are there: a benchmark or a journey may come later. */
const existing = (/** @type {readonly string[]} */ directories) =>
  directories.filter((directory) => existsSync(join(projectDirectory, directory)));

/** @type {readonly Step[]} */
export const steps = [
  {
    name: 'build',
    title: 'server, panel and guide build',
    cores: 2,
    run: async () => {
      await buildStale(Object.values(parts), () => {});
      return { ok: true, output: '' };
    },
  },
  command('types', 'types, tests included', ['tsc', '--project', 'server/tsconfig.spec.json', '--noEmit']),
  command('tool-types', 'types of the tools', ['tsc', '--project', 'tools/tsconfig.json']),
  command('format', 'format (npm run format mends it)', [
    'prettier',
    ...['--check', '--cache', '--cache-strategy', 'content', '--log-level', 'warn', '.'],
  ]),
  command('lint', 'lint', ['oxlint', '--quiet']),
  command('templates', 'lint of the panel’s templates', ['eslint', 'admin-ui/src']),
  command('boundaries', 'boundaries between layers and features', [
    'depcruise',
    ...['--config', '.dependency-cruiser.mjs', '--no-progress'],
    ...existing(['server/src', 'admin-ui/src', 'tools', 'e2e', 'bench']),
  ]),
  command('unused', 'nothing unused', ['knip', '--no-progress', '--no-config-hints']),
  {
    name: 'house',
    title: 'checks of our own',
    run: async () => equal(runChecks(projectDirectory)),
  },
  {
    name: 'client',
    title: 'the panel’s client is generated from openapi.json',
    run: async () => equal(await clientDifference()),
  },
  {
    name: 'texts',
    title: 'the panel’s texts are translated (npm run texts reads them)',
    cores: 2,
    run: async () => equal(await catalogDifference()),
  },
  {
    name: 'boot',
    title: 'dist/ boots, describes itself as openapi.json does, and leaves nothing behind',
    needs: ['build'],
    cores: 2,
    run: bootAndStop,
  },
  {
    name: 'tests',
    title: 'unit and database tests',
    cores: 2,
    run: () => runTests('vitest', ['run']),
  },
  {
    name: 'generator',
    title: 'a generated feature builds and passes its own tests',
    // With these, whatever is wrong in the copy comes from the templates.
    needs: ['build', 'types', 'lint', 'templates', 'boundaries', 'client', 'boot', 'tests'],
    cores: 2,
    run: generateInCopy,
  },
  {
    name: 'panel-tests',
    title: 'panel tests',
    cores: 2,
    run: () => runTests('ng', ['test', '--no-watch', '--no-progress']),
  },
];
