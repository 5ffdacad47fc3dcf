import { expect, it } from 'vitest';
import { nextDue, reasonOf } from './job-runs.rules.js';

it.each([
  ['MINUTE', '2026-03-01T10:00:00Z', null, '2026-03-01T10:01:00Z'],
  ['MINUTE', '2026-03-01T10:00:59.999Z', '2026-03-01T10:00:01Z', '2026-03-01T10:01:00Z'],
  ['HOUR', '2026-03-01T10:20:30Z', '2026-03-01T10:00:01Z', '2026-03-01T11:00:00Z'],
  ['HOUR', '2026-12-31T23:59:59Z', '2026-12-31T23:00:00Z', '2027-01-01T00:00:00Z'],
  ['HOUR', '2026-03-01T10:20:30Z', '2026-03-01T09:59:59Z', '2026-03-01T10:21:00Z'],
  ['HOUR', '2026-03-01T10:20:30Z', null, '2026-03-01T10:21:00Z'],
] as const)('is due each %s: at %s, last begun %s, next at %s', (interval, now, lastDue, due) => {
  const last = lastDue === null ? null : Temporal.Instant.from(lastDue);
  expect(nextDue(interval, Temporal.Instant.from(now), last).toString()).toBe(due);
});

it.each([
  [new Error('The mail server refuses.'), 'The mail server refuses.'],
  [new Error(' '), 'It did not say why.'],
  ['a text\0', 'a text'],
  [undefined, 'undefined'],
])('keeps the reason of %j', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});

it('keeps no reason without end', () => {
  expect(reasonOf(new Error('x'.repeat(100_000)))).toHaveLength(2_000);
});
