/** What a benchmark found: printed, and kept as `bench/results/<name>.json` with the machine that it was found on. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const directory = path.join(path.dirname(fileURLToPath(import.meta.url)), '../results');

/**
 * @typedef {object} Finding
 * @property {string} work what was done
 * @property {string} unit of the figures
 * @property {number} median
 * @property {number} [p95]
 * @property {number} [p99]
 * @property {string} [boundIs] what it is compared with, in the same run
 * @property {number} [bound] the median of that
 * @property {number} [ratio] of the two: how many times as much, or of throughput which share
 * @property {string} [toReach] such as `≤ 1.5`
 * @property {boolean} [reached]
 * @property {string} [note]
 */

/** To two digits behind the point, of large numbers none. @param {number} value */
export const rounded = (value) => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

/** @param {readonly number[]} sorted @param {number} share */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Of repeated work beside its lower bound.
 * @param {{ work: string, times: readonly number[], boundIs: string, boundTimes: readonly number[], atMost: number, unit?: string, note?: string }} given
 * @returns {Finding}
 */
export function compared({ work, times, boundIs, boundTimes, atMost, unit = 'ms', note }) {
  const [own, bare] = [sortedOf(times), sortedOf(boundTimes)];
  const [median, bound] = [quantile(own, 0.5), quantile(bare, 0.5)];
  const ratio = median / bound;
  return {
    work,
    unit,
    median: rounded(median),
    p95: rounded(quantile(own, 0.95)),
    p99: rounded(quantile(own, 0.99)),
    boundIs,
    bound: rounded(bound),
    ratio: rounded(ratio),
    toReach: `≤ ${atMost}`,
    reached: ratio <= atMost,
    ...(note === undefined ? {} : { note }),
  };
}

/** @param {readonly number[]} times */
export const sortedOf = (times) => [...times].sort((a, b) => a - b);

/** Prints the findings, and keeps them. @param {string} name @param {object} about what it ran on @param {readonly Finding[]} findings */
export function report(name, about, findings) {
  table(findings);
  mkdirSync(directory, { recursive: true });
  const result = { about, machine: machine(), findings };
  writeFileSync(path.join(directory, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** One table of what benchmarks found that have just run. @param {readonly { name: string, failed: boolean }[]} ran */
export function reportAll(ran) {
  table(
    ran.flatMap(({ name, failed }) => {
      if (failed) return [{ work: `${name}: FAILED`, unit: '', median: Number.NaN }];
      const { findings } = JSON.parse(readFileSync(path.join(directory, `${name}.json`), 'utf8'));
      return findings.map((/** @type {Finding} */ finding) => ({ ...finding, work: `${name}: ${finding.work}` }));
    }),
  );
}

/** @param {readonly Finding[]} findings */
function table(findings) {
  console.table(
    findings.map(({ work, unit, median, p95, p99, bound, ratio, toReach, reached }) => ({
      work,
      unit,
      median,
      p95,
      p99,
      bound,
      ratio,
      'to reach': toReach,
      reached: reached === undefined ? '' : reached ? 'yes' : 'NO',
    })),
  );
}

function machine() {
  const [cpu] = os.cpus();
  return {
    cores: os.cpus().length,
    cpu: cpu?.model ?? '',
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    commit: commit(),
  };
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
