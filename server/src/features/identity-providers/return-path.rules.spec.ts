import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failurePath, returnPath } from './return-path.rules.js';

it.each([
  ['/licenses?page=2#top', '/licenses?page=2#top'],
  ['/a/../b', '/b'],
  ['/apis', '/apis'],
])('keeps %j', (wanted, path) => expect(returnPath(wanted)).toBe(path));

it.each([
  undefined,
  '',
  'licenses',
  'https://evil.test/',
  '//evil.test',
  '/\\evil.test',
  '/\t/evil.test',
  '/x/..//evil.test',
  '/.//evil.test',
  '/%2e//evil.test',
  '/api/v1/auth/oidc/1/start',
  '/sign-in?failure=x',
  `/${'x'.repeat(2_000)}`,
])('does not keep %j', (wanted) => expect(returnPath(wanted)).toBe('/'));

it('never leads to another site, whatever is asked for', () => {
  const origin = 'https://seatwise.example';
  const parts = ['/', '\\', '.', '..', '%2e', '%2f', '\t', '\n', '@', ':', '?', '#', 'evil.test', 'x', '\u0000', '／'];
  const wanted = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((each) => `/${each.join('')}`);
  fc.assert(
    fc.property(wanted, (text) => {
      const path = returnPath(text);
      return path.startsWith('/') && new URL(path, origin).origin === origin;
    }),
    { numRuns: 5_000 },
  );
});

it('says why the sign-in page is shown, and where to go from there', () => {
  expect(failurePath('expired', '/')).toBe('/sign-in?failure=expired');
  expect(failurePath('inactive', '/a?b=c')).toBe('/sign-in?failure=inactive&returnUrl=%2Fa%3Fb%3Dc');
});
