import { describe, expect, it } from 'vitest';
import {
  creditedLines,
  editLines,
  givesBackTooMuch,
  isTooLarge,
  type LineEdit,
  type PresentLine,
  remeasuredLines,
} from './billing-invoice-edits.rules.js';

const line = (id: number, fields: Partial<PresentLine> = {}): PresentLine => ({
  id,
  productId: id * 10,
  description: `Product ${id}`,
  accountCode: 'SOFTWARE',
  accountName: 'Software',
  quantitySource: 'SOFTWARE_LICENSE',
  licenseId: 7,
  licenseName: 'Acrobat',
  licenseCount: 'USED',
  quantity: 5,
  includedCount: 2,
  billedQuantity: 3,
  unitPrice: '12.5000000000',
  unitCost: '10.0000000000',
  costCurrency: null,
  exchangeRate: null,
  amount: '37.500000',
  taxable: true,
  edited: false,
  ...fields,
});
const account = { code: 'SERVICES', name: 'Services' };
const edited = (present: PresentLine[], edits: LineEdit[]) =>
  editLines(present, edits, { kind: 'INVOICE', currency: 'USD' }, account);

describe('editing', () => {
  it('changes what is given and marks what was changed', () => {
    const result = edited(
      [line(1), line(2)],
      [
        { id: 2, quantity: 7 },
        { id: 1, unitPrice: '12.50' },
      ],
    );
    expect(result).toMatchObject({
      lines: [
        {
          id: 2,
          position: 0,
          quantity: 7,
          billedQuantity: 5,
          amount: '62.50',
          edited: true,
          unitCost: '10.0000000000',
        },
        { id: 1, position: 1, amount: '37.500000', edited: false },
      ],
      removedProductIds: [],
    });
  });

  it('takes out what is not named, and remembers its product', () => {
    expect(edited([line(1), line(2, { productId: null }), line(3)], [{ id: 3 }])).toMatchObject({
      lines: [{ id: 3, position: 0 }],
      removedProductIds: [10],
    });
  });

  it('adds lines, also such that give something back', () => {
    expect(edited([line(1)], [{ id: 1 }, { description: 'Discount', unitPrice: '-5' }])).toMatchObject({
      lines: [
        { id: 1 },
        {
          id: null,
          position: 1,
          productId: null,
          description: 'Discount',
          accountCode: 'SERVICES',
          quantity: 1,
          unitPrice: '-5',
          amount: '-5.00',
          taxable: true,
          edited: true,
        },
      ],
    });
  });

  it('refuses what cannot be', () => {
    const result = edited(
      [line(1)],
      [{ id: 1, unitPrice: '1.1234567' }, { id: 1, description: '' }, { id: 9 }, { quantity: 2 }],
    );
    expect('errors' in result && result.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lines.0.unitPrice money.digits',
      'lines.1.description line.description-missing',
      'lines.1.id line.repeated',
      'lines.2.id reference.unknown',
      'lines.3.description line.description-missing',
      'lines.3.unitPrice line.price-missing',
    ]);
  });
});

describe('measuring anew', () => {
  const { id: _, ...measured } = line(1, { quantity: 9 });

  it('leaves edited lines alone, in their places', () => {
    const present = [line(1), line(2, { edited: true }), line(3, { productId: null, edited: true })];
    const again = [measured, { ...measured, productId: 20 }, { ...measured, productId: 40 }];
    expect(remeasuredLines(present, again, []).map(({ id, productId, quantity }) => [id, productId, quantity])).toEqual(
      [
        [null, 10, 9],
        [2, 20, 5],
        [3, null, 5],
        [null, 40, 9],
      ],
    );
  });

  it('does not bring back what was taken out', () => {
    expect(remeasuredLines([], [measured], [10])).toEqual([]);
  });
});

it('gives back each line at a price below 0, and nothing of what it cost', () => {
  expect(creditedLines([line(1), line(2, { unitPrice: '0.00', amount: '0.00' })])).toMatchObject([
    { quantity: 5, billedQuantity: 3, unitPrice: '-12.5000000000', amount: '-37.500000', unitCost: null },
    { unitPrice: '0.00', amount: '0.00' },
  ]);
});

describe('a credit note', () => {
  const note = (...edits: LineEdit[]) =>
    editLines(
      [line(1, { unitPrice: '-12.5' }), line(2, { unitPrice: '3' })],
      edits,
      { kind: 'CREDIT_NOTE', currency: 'USD' },
      account,
    );

  it('charges nothing, but for a discount that it takes back', () => {
    expect(
      note({ id: 1, unitPrice: '-1' }, { id: 2, unitPrice: '2' }, { description: 'Goodwill', unitPrice: '0' }),
    ).toMatchObject({
      lines: [{ id: 1 }, { id: 2 }, { id: null }],
    });
    const refused = note({ id: 1, unitPrice: '10' }, { description: 'Work', unitPrice: '0.01' });
    expect('errors' in refused && refused.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lines.0.unitPrice credit.charges',
      'lines.1.unitPrice credit.charges',
    ]);
  });

  const of = (subtotal: string, tax: string, total: string) => ({ subtotal, tax, total });
  it.each([
    ['all of it', of('-100', '-19', '-119'), false],
    ['a part', of('-50', '0', '-50'), false],
    ['nothing', of('0', '0', '0'), false],
    ['a cent too much', of('-100.01', '-19', '-119.01'), true],
    ['tax that was not charged', of('-50', '-19.01', '-69.01'), true],
    ['less than nothing', of('1', '0', '1'), true],
  ])('gives back %s', (_, totals, refused) => {
    expect(givesBackTooMuch(totals, of('100', '19', '119'))).toBe(refused);
    // What an invoice gave back is charged again at the most.
    const turned = Object.fromEntries(Object.entries(totals).map(([sum, amount]) => [sum, `${-Number(amount)}`]));
    expect(givesBackTooMuch({ ...totals, ...turned }, of('-100', '-19', '-119'))).toBe(refused);
  });
});

it('is about less than a quadrillion', () => {
  expect(isTooLarge({ subtotal: '999999999999999.99', total: '0' })).toBe(false);
  expect(isTooLarge({ subtotal: '0', total: '-1000000000000000' })).toBe(true);
});
