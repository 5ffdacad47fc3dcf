import { expect, it } from 'vitest';
import { fieldsOf, matchesEverything } from './software-rules.rules.js';

it.each([
  ['*', true],
  ['**.*', true],
  ['™', true],
  ['*a*', false],
  ['7*', false],
  ['Программа', false],
])('knows whether the pattern %j matches everything', (pattern, expected) => {
  expect(matchesEverything(pattern)).toBe(expected);
});

it('changes what is given of a rule, empties what is given as nothing, and leaves the rest', () => {
  const rule = fieldsOf({
    field: 'NAME',
    operator: 'CONTAINS',
    pattern: 'acme',
    productName: 'Acme',
    kind: 'COMPONENT',
  });
  expect(rule).toMatchObject({ priority: 100, publisherPattern: null, publisherName: '', kind: 'COMPONENT' });
  expect(fieldsOf({ kind: null, publisherPattern: '' }, { ...rule, publisherPattern: 'x*' })).toEqual({
    ...rule,
    kind: null,
    publisherPattern: null,
  });
});
