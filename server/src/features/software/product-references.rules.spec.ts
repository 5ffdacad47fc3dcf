import { describe, expect, it } from 'vitest';
import { withProductReplaced } from './product-references.rules.js';

describe('withProductReplaced', () => {
  it('replaces a product in every section of an assignment rule', () => {
    const rule = {
      products: { match: 'ANY', items: [{ productId: 1, versionRange: '>=2' }, { productId: 3 }] },
      deviceGroups: { match: 'ALL', ids: [1] },
      software: [{ condition: 'CONTAINS_ANY', productIds: [3, 1], titleIds: [1] }],
    };
    expect(withProductReplaced(rule, 1, 2)).toEqual({
      products: { match: 'ANY', items: [{ productId: 2, versionRange: '>=2' }, { productId: 3 }] },
      deviceGroups: { match: 'ALL', ids: [1] },
      software: [{ condition: 'CONTAINS_ANY', productIds: [3, 2], titleIds: [1] }],
    });
  });

  it('keeps what becomes equal once, and what differs in its versions twice', () => {
    const items = [
      { productId: 1 },
      { productId: 2 },
      { productId: 1, versionRange: '1' },
      { productId: 2, versionRange: '2' },
    ];
    expect(withProductReplaced({ products: { match: 'ALL', items } }, 1, 2)).toEqual({
      products: {
        match: 'ALL',
        items: [{ productId: 2 }, { productId: 2, versionRange: '1' }, { productId: 2, versionRange: '2' }],
      },
    });
    expect(withProductReplaced({ software: [{ productIds: [1, 2] }] }, 1, 2)).toEqual({
      software: [{ productIds: [2] }],
    });
  });

  it('replaces a product in nested criteria, as one id and as a list, and nothing else with that number', () => {
    const criteria = {
      all: [
        { field: 'organizationId', operator: 'in', value: [1] },
        { not: { any: [{ field: 'product', operator: 'containsAny', value: [1, 4] }] } },
        { field: 'product', operator: 'notContainsAny', value: 1 },
        { deviceIds: [1] },
      ],
    };
    expect(withProductReplaced(criteria, 1, 2)).toEqual({
      all: [
        { field: 'organizationId', operator: 'in', value: [1] },
        { not: { any: [{ field: 'product', operator: 'containsAny', value: [2, 4] }] } },
        { field: 'product', operator: 'notContainsAny', value: 2 },
        { deviceIds: [1] },
      ],
    });
  });

  it('answers with the very value that does not name the product', () => {
    const criteria = { any: [{ field: 'product', operator: 'containsAny', value: [4] }] };
    expect(withProductReplaced(criteria, 1, 2)).toBe(criteria);
  });
});
