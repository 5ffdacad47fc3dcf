import { isEmptyRule, namedIn, readRule } from './assignment-rule.rules';

describe('readRule', () => {
  it('reads every section', () => {
    expect(
      readRule({
        products: { match: 'ALL', items: [{ productId: 12, versionRange: '>=2020' }, { productId: 13 }] },
        deviceGroups: { match: 'ANY', ids: [3] },
        software: [{ condition: 'NOT_CONTAINS_ANY', productIds: [15], titleIds: [4] }],
        endUsers: { match: 'ALL', roleIds: [7, 8] },
        technicians: { roleIds: [9] },
      }),
    ).toEqual({
      products: {
        match: 'ALL',
        items: [
          { productId: 12, versionRange: '>=2020' },
          { productId: 13, versionRange: null },
        ],
      },
      deviceGroups: { match: 'ANY', ids: [3] },
      software: [{ condition: 'NOT_CONTAINS_ANY', productIds: [15], titleIds: [4] }],
      endUsers: { match: 'ALL', roleIds: [7, 8] },
      technicians: { match: 'ANY', roleIds: [9] },
    });
  });

  it('finds an empty rule where there is none', () => {
    expect([{}, null, { products: { match: 'ANY', items: [] } }].map((value) => isEmptyRule(readRule(value)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isEmptyRule(readRule({ deviceGroups: { match: 'ANY', ids: [1] } }))).toBe(false);
    expect(isEmptyRule(readRule({ technicians: { match: 'ANY', roleIds: [1] } }))).toBe(false);
  });

  it('leaves out what makes no sense', () => {
    expect(
      isEmptyRule(
        readRule({ products: { items: [{ id: 1 }] }, software: [{ condition: 'SOMETIMES', productIds: [1] }] }),
      ),
    ).toBe(true);
  });
});

describe('namedIn', () => {
  it('names each product, group and role once', () => {
    const rule = readRule({
      products: { match: 'ANY', items: [{ productId: 1 }, { productId: 2 }] },
      deviceGroups: { match: 'ANY', ids: [5, 5] },
      software: [{ condition: 'CONTAINS_ANY', productIds: [2, 3] }],
      endUsers: { match: 'ANY', roleIds: [6, 6] },
      technicians: { match: 'ANY', roleIds: [6] },
    });
    expect(namedIn(rule)).toEqual({
      productIds: [1, 2, 3],
      groupIds: [5],
      endUserRoleIds: [6],
      technicianRoleIds: [6],
    });
  });
});
