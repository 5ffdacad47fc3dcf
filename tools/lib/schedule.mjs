/** Runs steps that depend on each other, on a limited number of cores. */

/**
 * @typedef {object} StepResult
 * @property {boolean} ok
 * @property {string} output what to show when it failed
 * @property {number} [passed] tests that passed
 * @property {number} [failed] tests that failed
 * @property {string} [note] what is worth to see of a success
 *
 * @typedef {object} Step
 * @property {string} name what to select it by
 * @property {string} title what it makes sure of
 * @property {readonly string[]} [needs] names of steps that must have succeeded
 * @property {number} [cores] how many cores it keeps busy; 1 unless told
 * @property {() => Promise<StepResult>} run
 *
 * @typedef {{ step: Step, state: 'ok' | 'failed' | 'skipped', result: StepResult, seconds: number }} Outcome
 */

/**
 * Runs all steps, earlier ones first where cores allow. A step whose need failed is skipped, the others still run, so
 * that one run tells all that is wrong. A need that is not among the steps counts as met.
 * @param {readonly Step[]} steps
 * @param {number} cores
 * @param {{ started?: (step: Step) => void, ended?: (outcome: Outcome) => void }} [listener]
 * @returns {Promise<Outcome[]>} in the order in which they ended
 */
export async function runSteps(steps, cores, { started = () => {}, ended = () => {} } = {}) {
  /** @type {Outcome[]} */
  const outcomes = [];
  const waiting = new Set(steps);
  /** @type {Map<Step, Promise<void>>} */
  const running = new Map();
  let free = cores;

  /** @param {Outcome} outcome */
  const finish = (outcome) => {
    outcomes.push(outcome);
    ended(outcome);
  };

  /** @param {Step} step */
  const start = async (step) => {
    const cost = Math.min(step.cores ?? 1, cores);
    free -= cost;
    started(step);
    const begin = performance.now();
    const result = await step.run().catch((error) => ({ ok: false, output: reasonOf(error) }));
    free += cost;
    running.delete(step);
    finish({ step, state: result.ok ? 'ok' : 'failed', result, seconds: (performance.now() - begin) / 1000 });
  };

  while (waiting.size > 0 || running.size > 0) {
    for (const step of waiting) {
      const states = (step.needs ?? []).map((need) => stateOf(need, steps, outcomes));
      if (states.includes('lost')) {
        waiting.delete(step);
        finish({ step, state: 'skipped', result: { ok: false, output: '' }, seconds: 0 });
      } else if (!states.includes('pending') && free >= Math.min(step.cores ?? 1, cores)) {
        waiting.delete(step);
        running.set(step, start(step));
      }
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.size > 0 && ![...waiting].some((step) => canEverStart(step, steps, outcomes))) {
      throw new Error(`These steps wait for each other: ${[...waiting].map(({ name }) => name).join(', ')}`);
    }
  }
  return outcomes;
}

/**
 * @param {Step} step
 * @param {readonly Step[]} steps
 * @param {readonly Outcome[]} outcomes
 */
function canEverStart(step, steps, outcomes) {
  return (step.needs ?? []).every((need) => stateOf(need, steps, outcomes) !== 'pending');
}

/**
 * @param {string} name
 * @param {readonly Step[]} steps
 * @param {readonly Outcome[]} outcomes
 * @returns {'met' | 'lost' | 'pending'}
 */
function stateOf(name, steps, outcomes) {
  if (!steps.some((step) => step.name === name)) return 'met';
  const outcome = outcomes.find(({ step }) => step.name === name);
  if (!outcome) return 'pending';
  return outcome.state === 'ok' ? 'met' : 'lost';
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
