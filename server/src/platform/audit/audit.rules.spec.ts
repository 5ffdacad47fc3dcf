import { describe, expect, it } from 'vitest';
import { differenceOf, withoutSecrets } from './audit.rules.js';

describe('what was changed', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, null],
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, null],
    [{ a: 1, version: 1, updatedAt: 'x' }, { a: 1, version: 2, updatedAt: 'y' }, null],
    [
      { a: 1, b: 2 },
      { a: 1, b: 3 },
      { before: { b: 2 }, after: { b: 3 } },
    ],
    [{ a: [1, 2] }, { a: [2, 1] }, { before: { a: [1, 2] }, after: { a: [2, 1] } }],
    [{ a: 1 }, { a: 1, b: null }, { before: {}, after: { b: null } }],
    [null, { a: 1 }, { before: {}, after: { a: 1 } }],
    [{ a: 1 }, null, { before: { a: 1 }, after: {} }],
    [null, null, null],
    [{ clientSecret: 'x' }, { clientSecret: 'y' }, { before: { clientSecret: '•••' }, after: { clientSecret: '•••' } }],
  ])('from %j to %j is %j', (before, after, difference) => {
    expect(differenceOf(before, after)).toEqual(difference);
  });

  it('tells one time from another', () => {
    const [one, other] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-02T00:00:00Z')];
    expect(differenceOf({ at: one }, { at: new Date(one) })).toBeNull();
    expect(differenceOf({ at: one }, { at: other })).toEqual({ before: { at: one }, after: { at: other } });
  });
});

it('hides secrets however deep they lie, and says whether there is one', () => {
  const thing = { name: 'n', login: [{ password: 'x', passwordHash: null }], hasPassword: true, tokenHint: 'abcd' };
  expect(withoutSecrets('', thing)).toEqual({
    name: 'n',
    login: [{ password: '•••', passwordHash: null }],
    hasPassword: true,
    tokenHint: '•••',
  });
});
