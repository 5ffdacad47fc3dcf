import { describe, expect, it } from 'vitest';
import {
  type MeasuredRow,
  measuringProblem,
  type MeasuringProblem,
  type PlaceFacts,
  sentenceOf,
  toMeasuredProduct,
} from './billing-measuring.rules.js';

const global: PlaceFacts = {
  quantitySource: 'SOFTWARE_LICENSE',
  countsGroup: false,
  deviceGroupId: null,
  countsRoles: false,
  roleIds: [],
  licenseDeleted: false,
  licenseCount: 'USED',
  custom: false,
  covered: true,
  alone: false,
  allocated: null,
};

describe('whether a product can be measured in an organization', () => {
  it.each<[string, Partial<PlaceFacts>, MeasuringProblem | null]>([
    ['seats of a global license', {}, null],
    ['seats of a license of others', { covered: false }, null],
    ['usage that was set, of several', { custom: true }, 'CUSTOM_SHARED'],
    ['usage that was set, of it alone', { custom: true, alone: true }, null],
    ['usage that was set, of others', { custom: true, covered: false }, 'LICENSE_NOT_HERE'],
    ['what was purchased for all', { licenseCount: 'PURCHASED' }, 'LICENSE_SHARED'],
    ['what was purchased for others', { licenseCount: 'PURCHASED', covered: false }, 'LICENSE_NOT_HERE'],
    ['what was purchased for it alone', { licenseCount: 'PURCHASED', alone: true }, null],
    ['a share of what was purchased', { licenseCount: 'PURCHASED', allocated: 3 }, null],
    ['a share of nothing', { licenseCount: 'PURCHASED', allocated: 0 }, null],
    ['a share of a custom license', { licenseCount: 'PURCHASED', allocated: 3, custom: true }, null],
    ['a license that was deleted', { licenseDeleted: true, alone: true }, 'LICENSE_DELETED'],
    ['a group that was deleted', { quantitySource: 'DEVICE_COUNT', countsGroup: true }, 'GROUP_DELETED'],
    ['roles that were deleted', { quantitySource: 'END_USER_COUNT', countsRoles: true }, 'ROLES_DELETED'],
    ['a quantity by hand', { quantitySource: 'MANUAL', licenseCount: null, covered: false }, null],
  ])('%s', (_, facts, problem) => {
    expect(measuringProblem({ ...global, ...facts })).toBe(problem);
  });

  it('is said in a sentence that says what to do next', () => {
    expect(sentenceOf('LICENSE_SHARED', 'Acrobat', 'Acme')).toBe(
      'The license of “Acrobat” is shared with other organizations: reserve a share for Acme first.',
    );
  });
});

describe('a product as invoices charge for it', () => {
  const row: MeasuredRow = {
    id: 1,
    name: 'Acrobat',
    description: '',
    accountCode: 'SOFTWARE',
    accountName: 'Software',
    quantitySource: 'SOFTWARE_LICENSE',
    countsGroup: false,
    deviceGroupId: null,
    countsRoles: false,
    roleIds: [],
    licenseId: 7,
    licenseName: 'Adobe Acrobat',
    licenseCount: 'USED',
    licenseDeleted: false,
    licenseCost: {
      mode: 'TOTAL',
      amount: '1200.000000',
      currency: 'EUR',
      quantity: 5,
      termBegan: null,
      expiresOn: '2027-01-01',
      autoRenew: true,
      renewalUnit: 'YEAR',
      renewalCount: 1,
    },
    costSource: 'INHERIT_FROM_LICENSE',
    costAmount: null,
    priceType: 'MARKUP',
    priceAmount: null,
    markupPercent: '20.0000',
    includedCount: 2,
    taxable: true,
    active: true,
  };

  it('has the cost of its license, and what is put on it', () => {
    expect(toMeasuredProduct(row)).toEqual({
      id: 1,
      name: 'Acrobat',
      description: '',
      accountCode: 'SOFTWARE',
      accountName: 'Software',
      quantitySource: 'SOFTWARE_LICENSE',
      licenseId: 7,
      licenseName: 'Adobe Acrobat',
      licenseCount: 'USED',
      includedCount: 2,
      price: { type: 'MARKUP', percent: '20.0000' },
      cost: { source: 'INHERIT', unitCost: '240', currency: 'EUR', termMonths: 12 },
      taxable: true,
      active: true,
      problem: null,
      problemCode: null,
    });
  });

  it('lacks a cost only where its price is made of it', () => {
    const unknown = { source: 'INHERIT', unitCost: null, currency: null, termMonths: null };
    const lacking = toMeasuredProduct({ ...row, licenseCost: null });
    expect(lacking).toMatchObject({ cost: unknown, problemCode: 'NO_COST', problem: expect.any(String) });
    const priced = { priceType: 'FIXED', priceAmount: '9.900000', markupPercent: null } as const;
    expect(toMeasuredProduct({ ...row, ...priced, licenseCost: null })).toMatchObject({
      cost: unknown,
      price: { type: 'FIXED', amount: '9.900000' },
      problem: null,
    });
  });
});
