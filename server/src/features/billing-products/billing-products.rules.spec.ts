import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmounts, toQuantitySource } from './billing-products.dto.js';
import type { CreateBillingProductRequest, UpdateBillingProductRequest } from './billing-product-request.dto.js';
import { draftErrors, draftOfChange, draftOfNew, type ProductDraft, problemOf } from './billing-products.rules.js';

const plain: CreateBillingProductRequest = {
  name: 'Backup',
  quantitySource: { type: 'MANUAL', quantity: 5 },
  costSource: { type: 'FIXED', amount: '4.5' },
  price: { type: 'FIXED', amount: '9.9' },
};

const ofLicense: CreateBillingProductRequest = {
  ...plain,
  quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: 7, count: 'USED' },
  costSource: { type: 'INHERIT_FROM_LICENSE' },
  price: { type: 'MARKUP', percent: '20' },
};

const fieldsOf = (request: UpdateBillingProductRequest, held: ProductDraft | null = null) =>
  draftErrors(
    request,
    held,
    held === null ? draftOfNew({ ...plain, ...request }) : draftOfChange(held, request, false),
  ).map(({ field, code }) => `${field} ${code}`);

describe('a new product', () => {
  it('is active, taxable and has nothing included, unless said otherwise', () => {
    expect(draftOfNew(plain)).toMatchObject({ active: true, taxable: true, includedCount: 0, accountId: null });
    expect(draftErrors(plain, null, draftOfNew(plain))).toEqual([]);
    expect(draftErrors(ofLicense, null, draftOfNew(ofLicense))).toEqual([]);
  });

  it.each<[string, UpdateBillingProductRequest, string[]]>([
    ['no quantity', { quantitySource: { type: 'MANUAL' } }, ['quantitySource.quantity field.missing']],
    [
      'a field of another source',
      { quantitySource: { type: 'DEVICE_COUNT', quantity: 3, roleIds: [1] } },
      ['quantitySource.quantity field.not-of-type', 'quantitySource.roleIds field.not-of-type'],
    ],
    [
      'neither license nor count',
      { quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: null } },
      ['quantitySource.licenseId field.missing', 'quantitySource.count field.missing'],
    ],
    ['no amount', { costSource: { type: 'FIXED' } }, ['costSource.amount field.missing']],
    [
      'the cost of no license',
      { costSource: { type: 'INHERIT_FROM_LICENSE', amount: '1' } },
      ['costSource.amount field.not-of-type', 'costSource.type cost-source.no-license'],
    ],
    [
      'a markup without a percentage',
      { price: { type: 'MARKUP', amount: '1' } },
      ['price.amount field.not-of-type', 'price.percent field.missing'],
    ],
    [
      'a price without an amount',
      { price: { type: 'FIXED', percent: '1' } },
      ['price.percent field.not-of-type', 'price.amount field.missing'],
    ],
  ])('is refused with %s', (_, request, errors) => {
    expect(fieldsOf(request)).toEqual(errors);
  });
});

describe('a change', () => {
  const license = draftOfNew(ofLicense);

  it('leaves the cost of a license behind only with the license', () => {
    const quantitySource = { type: 'MANUAL', quantity: 1 } as const;
    expect(fieldsOf({ quantitySource }, license)).toEqual(['costSource.type cost-source.no-license']);
    expect(fieldsOf({ quantitySource, costSource: { type: 'FIXED', amount: '1' } }, license)).toEqual([]);
  });

  it('keeps a license that it does not name', () => {
    const request = { quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: null, count: 'PURCHASED' } } as const;
    expect(fieldsOf(request, license)).toEqual([]);
    expect(draftOfChange(license, request, false)).toMatchObject({ licenseId: 7, licenseCount: 'PURCHASED' });
    expect(draftOfNew({ ...plain, ...request })).toMatchObject({ licenseId: null });
  });

  it('takes the default account of its source along, and no other', () => {
    const held = { ...draftOfNew(plain), accountId: 3 };
    const other = { quantitySource: { type: 'DEVICE_COUNT' } } as const;
    expect(draftOfChange(held, other, true).accountId).toBeNull();
    expect(draftOfChange(held, other, false).accountId).toBe(3);
    expect(draftOfChange(held, { ...other, accountId: 9 }, true).accountId).toBe(9);
    expect(draftOfChange(held, { quantitySource: { type: 'MANUAL', quantity: 1 } }, true).accountId).toBe(3);
    expect(draftOfChange(held, { accountId: null }, false).accountId).toBeNull();
  });

  it('turns a group that is not there any more into all devices only where that is said', () => {
    const held = { ...draftOfNew({ ...plain, quantitySource: { type: 'DEVICE_COUNT' } }), countsGroup: true };
    const back = { quantitySource: { type: 'DEVICE_COUNT', deviceGroupId: null } } as const;
    expect(draftOfChange(held, back, false)).toMatchObject({ countsGroup: true, deviceGroupId: null });
    const all = { quantitySource: { type: 'DEVICE_COUNT' } } as const;
    expect(draftOfChange(held, all, false)).toMatchObject({ countsGroup: false });
    expect(draftOfNew({ ...plain, ...back })).toMatchObject({ countsGroup: false });
  });

  it('changes nothing where what is shown is sent back', () => {
    const ids = fc.integer({ min: 1, max: 9 });
    const drafts = fc.oneof(
      fc.integer({ min: 0, max: 99 }).map((manualQuantity) => ({ quantitySource: 'MANUAL' as const, manualQuantity })),
      fc.option(ids).chain((deviceGroupId) =>
        fc.boolean().map((counts) => ({
          quantitySource: 'DEVICE_COUNT' as const,
          countsGroup: counts || deviceGroupId !== null,
          deviceGroupId,
        })),
      ),
      fc.uniqueArray(ids).chain((roleIds) =>
        fc.boolean().map((counts) => ({
          quantitySource: 'END_USER_COUNT' as const,
          countsRoles: counts || roleIds.length > 0,
          roleIds,
        })),
      ),
      fc.record({
        quantitySource: fc.constant('SOFTWARE_LICENSE' as const),
        licenseId: fc.option(ids),
        licenseCount: fc.constantFrom('USED' as const, 'PURCHASED' as const),
      }),
    );
    const nothing = { ...draftOfNew({ ...plain, quantitySource: { type: 'DEVICE_COUNT' } }) };
    fc.assert(
      fc.property(drafts, (source) => {
        const held: ProductDraft = { ...nothing, ...source };
        const shown = { quantitySource: toQuantitySource(held), ...toAmounts(held) };
        expect(fieldsOf(shown, held)).toEqual([]);
        const changed = draftOfChange(held, shown, true);
        expect({ ...changed, ...amountsOf(changed) }).toEqual({ ...held, ...amountsOf(held) });
      }),
      { seed: 20_261_121 },
    );
  });
});

/** Amounts, whatever digits they are written with. */
function amountsOf({ costAmount, priceAmount }: ProductDraft) {
  return { costAmount: Number(costAmount), priceAmount: Number(priceAmount) };
}

describe('the problem of a product', () => {
  const facts = {
    quantitySource: 'SOFTWARE_LICENSE' as const,
    countsGroup: false,
    deviceGroupId: null,
    countsRoles: false,
    roleIds: [],
    licenseDeleted: false,
    lacksCost: false,
  };
  it.each([
    [{}, null],
    [{ lacksCost: true }, 'NO_COST'],
    [{ licenseDeleted: true, lacksCost: true }, 'LICENSE_DELETED'],
    [{ quantitySource: 'MANUAL' as const, licenseDeleted: true }, null],
    [{ quantitySource: 'DEVICE_COUNT' as const, countsGroup: true }, 'GROUP_DELETED'],
    [{ quantitySource: 'DEVICE_COUNT' as const, countsGroup: true, deviceGroupId: 4 }, null],
    [{ quantitySource: 'DEVICE_COUNT' as const }, null],
    [{ quantitySource: 'END_USER_COUNT' as const, countsRoles: true }, 'ROLES_DELETED'],
    [{ quantitySource: 'END_USER_COUNT' as const, countsRoles: true, roleIds: [1] }, null],
  ])('%j is %s', (given, problem) => {
    expect(problemOf({ ...facts, ...given })).toBe(problem);
  });
});

describe('amounts', () => {
  it.each([
    ['4.500000', '4.50'],
    ['4.000000', '4.00'],
    ['0.012500', '0.0125'],
    ['1200', '1200.00'],
  ])('%s is shown as %s', (stored, shown) => {
    const draft = { ...draftOfNew(plain), costAmount: stored, priceAmount: stored };
    expect(toAmounts(draft)).toEqual({
      costSource: { type: 'FIXED', amount: shown },
      price: { type: 'FIXED', amount: shown },
    });
  });

  it('of a markup are shown as it was said', () => {
    const draft = { ...draftOfNew(ofLicense), markupPercent: '12.5000' };
    expect(toAmounts(draft)).toEqual({
      costSource: { type: 'INHERIT_FROM_LICENSE' },
      price: { type: 'MARKUP', percent: '12.5' },
    });
  });
});
