/** What a person sees of a run of steps. */
/** @import { Outcome, Step } from './schedule.mjs' */
import { styleText } from 'node:util';

const marks = { ok: styleText('green', '✓'), failed: styleText('red', '✗'), skipped: styleText('yellow', '–') };

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** Prints each step when it starts and when it ends; the output of a failed one at once, below its title. */
export const progress = {
  /** @param {Step} step */
  started: (step) => say(styleText('dim', `  ${step.title} …`)),
  /** @param {Outcome} outcome */
  ended({ step, state, result, seconds }) {
    const tests = result.passed === undefined ? '' : `, ${result.passed} passed`;
    const note = result.note ? ` (${result.note})` : '';
    const time = state === 'skipped' ? 'not run: what it needs has failed' : `${seconds.toFixed(1)} s${tests}${note}`;
    say(`${marks[state]} ${step.title}  ${styleText('dim', time)}`);
    if (state === 'failed') say(`\n${styleText('bold', `── ${step.name} ──`)}\n${result.output.trim()}\n`);
  },
};

/**
 * Says in one place what to do next.
 * @param {readonly Outcome[]} outcomes
 * @returns {boolean} whether all is well
 */
export function conclude(outcomes) {
  const failed = outcomes.filter(({ state }) => state === 'failed').map(({ step }) => step.name);
  if (failed.length === 0) return true;
  say(styleText('red', `Failed: ${failed.join(', ')}. What each said is above.`));
  say(`Again, only these: npm run verify -- --only ${failed.join(',')}`);
  return false;
}

/**
 * How many tests passed and failed; a step that is no test run and failed counts as one.
 * @param {readonly Outcome[]} outcomes
 */
export function count(outcomes) {
  let passed = 0;
  let failed = 0;
  for (const { state, result } of outcomes) {
    passed += result.passed ?? 0;
    failed += state === 'failed' ? Math.max(result.failed ?? 0, 1) : 0;
  }
  return { passed, failed };
}
