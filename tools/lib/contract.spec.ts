import { expect, it } from 'vitest';
import { differences } from './contract.mjs';

it('finds nothing in equal descriptions, whatever the order of their keys', () => {
  expect(differences({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, [])).toEqual([]);
});

it('names the place of every difference', () => {
  const one = { paths: { '/licenses': { get: 1 }, '/devices': { get: 2 } }, tags: ['a', 'b'] };
  const other = { paths: { '/licenses': { get: 3 }, '/people': { get: 4 } }, tags: ['b', 'a'] };
  expect(differences(one, other, [])).toEqual([
    'paths › /licenses › get',
    'paths › /devices',
    'paths › /people',
    'tags',
  ]);
  expect(differences([], {}, [])).toEqual(['everything']);
});
