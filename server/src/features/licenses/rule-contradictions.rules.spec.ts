import { expect, it } from 'vitest';
import type { AssignmentRule } from '../reconciliation/license-rule.rules.js';
import { contradictionsOf } from './rule-contradictions.rules.js';

type Software = NonNullable<AssignmentRule['software']>[number];

const products = (match: 'ANY' | 'ALL', ...items: (number | [number, string])[]): AssignmentRule => ({
  products: {
    match,
    items: items.map((item) =>
      typeof item === 'number' ? { productId: item } : { productId: item[0], versionRange: item[1] },
    ),
  },
});
const software = (...conditions: [Software['condition'], number[], number[]?][]): AssignmentRule => ({
  software: conditions.map(([condition, productIds, titleIds = []]) => ({ condition, productIds, titleIds })),
});

it.each<[string, AssignmentRule, RegExp]>([
  [
    'a range of one product',
    products('ANY', [1, '>=5 <3']),
    /^The products: no version number is in the range “>=5 <3”/,
  ],
  ['one of all ranges', products('ALL', 1, [2, '>2 <=2']), /the range “>2 <=2”/],
  ['every range of any', products('ANY', [1, '>5 <3'], [2, '1 2']), /any of the ranges “>5 <3”, “1 2”/],
  [
    'all products, one of them banned',
    { ...products('ALL', 1, 2), ...software(['NOT_CONTAINS_ANY', [3, 2]]) },
    /^The products and the software condition exclude each other/,
  ],
  [
    'any of products that are all banned',
    { ...products('ANY', 1, 2), ...software(['NOT_CONTAINS_ANY', [1]], ['NOT_CONTAINS_ANY', [2]]) },
    /^The products, software condition 1 and software condition 2 exclude/,
  ],
  [
    'any of two, where the one that is not banned has an impossible range',
    { ...products('ANY', 1, [2, '>5 <3']), ...software(['NOT_CONTAINS_ANY', [1]]) },
    /^The products and the software condition exclude/,
  ],
  [
    'all contained and none of them contained',
    software(['CONTAINS_ALL', [1, 2]], ['NOT_CONTAINS_ANY', [2]]),
    /^Software condition 1 and software condition 2 exclude/,
  ],
  ['any contained, all banned', software(['NOT_CONTAINS_ANY', [1, 2, 3]], ['CONTAINS_ANY', [1, 2]]), /condition 2 and/],
  ['titles', software(['CONTAINS_ANY', [], [7]], ['NOT_CONTAINS_ANY', [], [7]]), /exclude each other/],
  ['all of some and not all of them', software(['CONTAINS_ALL', [1, 2, 3]], ['NOT_CONTAINS_ALL', [1, 2]]), /exclude/],
  [
    'all of some, named in two sections, and not all of them',
    { ...products('ANY', 1), ...software(['CONTAINS_ANY', [2]], ['NOT_CONTAINS_ALL', [2, 1]]) },
    /^Software condition 1, the products and software condition 2 exclude/,
  ],
])('are told of %s', (_, rule, text) => {
  expect(contradictionsOf(rule)).toEqual([expect.stringMatching(text)]);
});

it.each<[string, AssignmentRule]>([
  ['nothing', {}],
  ['one of any ranges', products('ANY', [1, '>=5 <3'], 2)],
  ['alternatives of which one can be', products('ALL', [1, '>=5 <3 || 4'])],
  ['two versions of one product side by side', products('ALL', [1, '>=5'], [1, '<3'])],
  ['a range that cannot be read', products('ALL', [1, 'newest'])],
  ['any of two, one of them banned', { ...products('ANY', 1, 2), ...software(['NOT_CONTAINS_ANY', [2]]) }],
  ['any contained, one of them banned', software(['CONTAINS_ANY', [1, 2]], ['NOT_CONTAINS_ANY', [2]])],
  ['a title and a product of the same number', software(['CONTAINS_ALL', [1]], ['NOT_CONTAINS_ANY', [], [1]])],
  ['some and not all of them', { ...products('ALL', 1), ...software(['NOT_CONTAINS_ALL', [1, 2]]) }],
  ['any of some and not all of them', software(['CONTAINS_ANY', [1, 2]], ['NOT_CONTAINS_ALL', [1, 2]])],
  ['a group', { deviceGroups: { match: 'ALL', ids: [1] } }],
])('are none of %s', (_, rule) => {
  expect(contradictionsOf(rule)).toEqual([]);
});
