import { expect, it } from 'vitest';
import { count } from './report.mjs';

const step = { name: 'a', title: 'a', run: async () => ({ ok: true, output: '' }) };

it('adds up tests, and counts any other failure as one', () => {
  const outcomes = [
    { step, state: 'ok', result: { ok: true, output: '', passed: 10, failed: 0 }, seconds: 1 },
    { step, state: 'failed', result: { ok: false, output: '', passed: 4, failed: 2 }, seconds: 1 },
    { step, state: 'failed', result: { ok: false, output: '', passed: 5, failed: 0 }, seconds: 1 },
    { step, state: 'failed', result: { ok: false, output: '' }, seconds: 1 },
    { step, state: 'skipped', result: { ok: false, output: '' }, seconds: 0 },
  ] as const;
  expect(count(outcomes)).toEqual({ passed: 19, failed: 4 });
});
