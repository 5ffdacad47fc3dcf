/** Our own checks, and running them over the project. */
/** @import { Check } from './check.mjs' */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './environment.mjs';
import { fileSize } from './file-size.mjs';
import { machinePaths } from './machine-paths.mjs';
import { wholeTestSuite } from './whole-test-suite.mjs';

/** @type {readonly Check[]} */
export const checks = [environment, fileSize, machinePaths, wholeTestSuite];

/**
 * One line per finding, as `path:line: message`, below the title of its check.
 * @param {string} directory
 * @returns {string} empty when all is well
 */
export function runChecks(directory) {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  /** @type {Map<Check, string[]>} */
  const found = new Map(checks.map((check) => [check, []]));
  for (const path of files.split('\0')) {
    const concerned = checks.filter((check) => path !== '' && check.covers(path));
    if (concerned.length === 0 || !existsSync(join(directory, path))) continue;
    const text = readFileSync(join(directory, path), 'utf8');
    for (const check of concerned) {
      for (const { line, message } of check.inspect(text)) found.get(check)?.push(`${path}:${line}: ${message}`);
    }
  }
  return [...found]
    .filter(([, lines]) => lines.length > 0)
    .map(([check, lines]) => `Broken: ${check.title}\n  ${lines.join('\n  ')}`)
    .join('\n');
}
