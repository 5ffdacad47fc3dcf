/** Running a test runner, and counting. */
/** @import { StepResult } from './schedule.mjs' */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { projectBinary, projectNode } from './project.mjs';

/**
 * Runs Vitest, directly or below `ng`, and reads from its report how many tests there were.
 * @param {'vitest' | 'ng'} command
 * @param {readonly string[]} args
 * @param {{ show?: boolean, environment?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<StepResult>}
 */
export async function runTests(command, args, options = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'seatwise-report-'));
  const report = join(directory, 'report.json');
  const reporting =
    command === 'ng'
      ? ['--reporters=default', '--reporters=json', `--output-file=${report}`]
      : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const { code, output } = await run(projectNode(), [projectBinary(command), ...args, ...reporting], options);
    const counts = readCounts(existsSync(report) ? readFileSync(report, 'utf8') : '{}');
    const empty = code === 0 && counts.passed === 0 ? 'No test was run.' : '';
    return { ok: code === 0 && empty === '', output: output + empty, ...counts };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * The counts of a report in Jest's format, which Vitest writes. A file that could not be loaded has no tests, and
 * counts as one that failed.
 * @param {string} report
 */
export function readCounts(report) {
  /** @type {{ numPassedTests?: number, testResults?: { status: string, assertionResults: { status: string }[] }[] }} */
  const { numPassedTests = 0, testResults = [] } = JSON.parse(report);
  const failed = testResults.map(({ status, assertionResults }) => {
    const tests = assertionResults.filter((result) => result.status === 'failed').length;
    return tests === 0 && status === 'failed' ? 1 : tests;
  });
  return { passed: numPassedTests, failed: failed.reduce((sum, count) => sum + count, 0) };
}
