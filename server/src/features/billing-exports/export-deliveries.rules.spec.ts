import { expect, it } from 'vitest';
import { nextAttemptAt } from './export-deliveries.rules.js';

it('asks a webhook again soon at first, then each hour', () => {
  const at = Temporal.Instant.from('2026-11-24T05:00:00Z');
  const waits = [1, 2, 3, 4, 40].map((attempts) => nextAttemptAt(attempts, at).since(at).total('minutes'));
  expect(waits).toEqual([1, 5, 15, 60, 60]);
});
