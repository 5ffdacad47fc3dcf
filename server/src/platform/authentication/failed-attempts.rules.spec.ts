import { expect, it } from 'vitest';
import { masked, maskedEmail } from './failed-attempts.rules.js';

it.each([
  ['ann@example.com', 'a•••@example.com'],
  [' ann@example.com ', 'a•••@example.com'],
  ['a@b@example.com', 'a•••@example.com'],
  ['my secret password', 'm•••'],
  ['@example.com', '@•••'],
  ['😀x@example.com', '😀•••@example.com'],
  ['', '•••'],
])('of %j keeps %j', (typed, kept) => {
  expect(maskedEmail(typed)).toBe(kept);
});

it('keeps the first character of a name', () => {
  expect(masked('client-1')).toBe('c•••');
});
