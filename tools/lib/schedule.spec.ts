import { expect, it } from 'vitest';
import { runSteps } from './schedule.mjs';

const good = { ok: true, output: '' };

it('runs a step after what it needs, and beside what it does not need', async () => {
  const log: string[] = [];
  const step = (name: string, needs: string[] = []) => ({
    name,
    title: name,
    needs,
    run: async () => {
      log.push(`+${name}`);
      await Promise.resolve();
      log.push(`-${name}`);
      return good;
    },
  });
  const outcomes = await runSteps([step('boot', ['build']), step('build'), step('lint')], 2);
  expect(log.indexOf('+boot')).toBeGreaterThan(log.indexOf('-build'));
  expect(log.indexOf('+lint')).toBeLessThan(log.indexOf('-build'));
  expect(outcomes.every(({ state }: { state: string }) => state === 'ok')).toBe(true);
});

it('never keeps more cores busy than there are, and lets a step have no more than all', async () => {
  let busy = 0;
  let most = 0;
  const step = (name: string, cores: number) => ({
    name,
    title: name,
    cores,
    run: async () => {
      busy += Math.min(cores, 2);
      most = Math.max(most, busy);
      await Promise.resolve();
      busy -= Math.min(cores, 2);
      return good;
    },
  });
  await runSteps([step('a', 1), step('b', 8), step('c', 1), step('d', 1)], 2);
  expect(most).toBe(2);
});

it('skips what needs a failed step, runs the rest, and keeps the reason', async () => {
  const steps = [
    { name: 'build', title: 'build', run: () => Promise.reject(new Error('no compiler')) },
    { name: 'boot', title: 'boot', needs: ['build'], run: async () => good },
    { name: 'lint', title: 'lint', run: async () => good },
  ];
  const outcomes = await runSteps(steps, 1);
  const states = Object.fromEntries(
    outcomes.map(({ step, state }: { step: { name: string }; state: string }) => [step.name, state]),
  );
  expect(states).toEqual({ build: 'failed', boot: 'skipped', lint: 'ok' });
  expect(outcomes[0]!.result.output).toBe('no compiler');
});

it('takes a need that was not selected as met', async () => {
  const outcomes = await runSteps([{ name: 'boot', title: 'boot', needs: ['build'], run: async () => good }], 1);
  expect(outcomes).toMatchObject([{ state: 'ok' }]);
});

it('does not hang on steps that wait for each other', async () => {
  const steps = [
    { name: 'a', title: 'a', needs: ['b'], run: async () => good },
    { name: 'b', title: 'b', needs: ['a'], run: async () => good },
  ];
  await expect(runSteps(steps, 2)).rejects.toThrow(/wait for each other: a, b/);
});
