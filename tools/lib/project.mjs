/** Where things are in the project. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of `package.json`. */
export const projectDirectory = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The Node that npm brought. Everything but the very first steps runs under it, whatever Node the machine has.
 * @param {string} [directory]
 */
export function projectNode(directory = projectDirectory) {
  const windows = process.platform === 'win32';
  return join(directory, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
}

/**
 * The file behind a command of `node_modules/.bin`.
 * @param {string} name
 */
export function projectBinary(name) {
  const file = join(projectDirectory, 'node_modules', '.bin', name);
  if (!existsSync(file)) throw new Error(`There is no command "${name}" in node_modules/.bin.`);
  return file;
}

/**
 * An environment in which `node` and the project's own commands are found first.
 * @returns {NodeJS.ProcessEnv}
 */
export function projectEnvironment() {
  const own = join(projectDirectory, 'node_modules', '.bin');
  return { ...process.env, PATH: [own, process.env.PATH].filter(Boolean).join(delimiter) };
}

/**
 * The `PATH` without any project's commands: the one that the person's own shell has.
 * @param {string | undefined} path
 */
export function pathOutsideProjects(path) {
  const parts = (path ?? '').split(delimiter);
  return parts.filter((part) => !part.endsWith(join('node_modules', '.bin'))).join(delimiter);
}
