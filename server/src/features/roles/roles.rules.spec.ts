import { describe, expect, it } from 'vitest';
import { changedFields, describeUsage, isUnused } from './roles.rules.js';

const nobody = { count: 0, hidden: false };
const noLicense = { items: [], hidden: false };
const licenses = (...names: string[]) => names.map((name, index) => ({ id: index + 1, name }));

describe('what a request changes of a role', () => {
  const current = { name: 'Designer', description: 'Draws' };
  it.each([
    [{}, {}],
    [{ name: 'Designer', description: 'Draws' }, {}],
    [{ name: 'designer' }, { name: 'designer' }],
    [{ name: 'Designer', description: '' }, { description: '' }],
  ])('%j: %j', (request, changed) => {
    expect(changedFields(current, request)).toEqual(changed);
  });
});

describe('what keeps a role', () => {
  it.each([
    [nobody, noLicense, true],
    [{ count: 1, hidden: false }, noLicense, false],
    [{ count: 0, hidden: true }, noLicense, false],
    [nobody, { items: licenses('A'), hidden: false }, false],
    [nobody, { items: [], hidden: true }, false],
  ])('people %j, licenses %j: unused %s', (people, named, unused) => {
    expect(isUnused({ people, licenses: named })).toBe(unused);
  });

  it.each([
    [{ count: 1, hidden: false }, noLicense, '1 person has it'],
    [{ count: 2, hidden: false }, noLicense, '2 people have it'],
    [{ count: 1, hidden: true }, noLicense, '1 person and others whom you may not see have it'],
    [{ count: 0, hidden: true }, noLicense, 'people whom you may not see have it'],
    [nobody, { items: licenses('A'), hidden: false }, 'the rule of “A” names it'],
    [nobody, { items: licenses('A', 'B', 'C'), hidden: false }, 'the rules of “A”, “B” and “C” name it'],
    [nobody, { items: licenses('A'), hidden: true }, 'the rules of “A” and others that you may not see name it'],
    [nobody, { items: [], hidden: true }, 'rules of licenses that you may not see name it'],
    [
      { count: 3, hidden: false },
      { items: licenses('A'), hidden: false },
      '3 people have it, and the rule of “A” names it',
    ],
    [
      nobody,
      { items: licenses('A', 'B', 'C', 'D', 'E', 'F', 'G'), hidden: false },
      'the rules of “A”, “B”, “C”, “D”, “E” and 2 more licenses name it',
    ],
  ])('people %j, licenses %j: %s', (people, named, words) => {
    expect(describeUsage({ people, licenses: named })).toBe(words);
  });
});
