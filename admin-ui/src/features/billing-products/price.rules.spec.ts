import { costText, inheritedCostText, inheritedFromText, type PriceFacts, priceResult, priceText } from './price.rules';

const yearly = { unitCost: '240', currency: 'USD', termMonths: 12 };
const forGood = { unitCost: '240', currency: 'EUR', termMonths: null };
const inherit = { type: 'INHERIT_FROM_LICENSE' } as const;

function facts(fields: Partial<PriceFacts>): PriceFacts {
  return {
    costSource: { type: 'FIXED', amount: '4.50' },
    inheritedCost: null,
    price: { type: 'FIXED', amount: '9.00' },
    ...fields,
  };
}

describe('priceText and costText', () => {
  it('says what is fixed, and what follows something else', () => {
    expect([priceText({ type: 'FIXED', amount: '1009.90' }), priceText({ type: 'MARKUP', percent: '12.5' })]).toEqual([
      '1,009.90',
      'Cost + 12.5%',
    ]);
    expect(priceText({ type: 'FIXED', amount: '9.90' }, 'USD')).toBe('$9.90');
    expect([
      costText(facts({})),
      costText(facts({ costSource: inherit })),
      costText(facts({ costSource: inherit, inheritedCost: yearly })),
    ]).toEqual(['4.50', 'From the license', '$20.00 / month']);
  });
});

describe('inheritedCostText', () => {
  it('spreads the cost over its term, and rounds half to even', () => {
    expect([
      inheritedCostText(yearly),
      inheritedCostText(forGood),
      inheritedCostText({ unitCost: '171.4285714286', currency: 'USD', termMonths: 6 }),
      inheritedCostText({ unitCost: '0.25', currency: 'USD', termMonths: 10 }),
      inheritedCostText({ unitCost: '1000', currency: 'JPY', termMonths: 12 }),
      inheritedCostText({ unitCost: '0.01', currency: 'USD', termMonths: 12 }),
    ]).toEqual([
      '$20.00 / month',
      '€240.00 once',
      '$28.57 / month',
      '$0.02 / month',
      '¥83 / month',
      '$0.000833 / month',
    ]);
  });

  it('says where it comes from', () => {
    expect([
      inheritedFromText(yearly),
      inheritedFromText({ ...yearly, termMonths: 1 }),
      inheritedFromText(forGood),
    ]).toEqual([
      '$240.00 a unit for 12 months',
      '$240.00 a unit for 1 month',
      '€240.00 a unit for good, charged on the first invoice',
    ]);
  });
});

describe('priceResult', () => {
  it('says what a markup comes to', () => {
    const price = { type: 'MARKUP', percent: '20' } as const;
    expect([
      priceResult(facts({ price }))?.text,
      priceResult(facts({ price, costSource: inherit, inheritedCost: yearly }))?.text,
      priceResult(facts({ price, costSource: inherit, inheritedCost: forGood }))?.text,
    ]).toEqual([
      'Sold at 5.40 (4.50 + 20%).',
      'Sold at $24.00 a month ($20.00 + 20%).',
      'Sold at €288.00 once (€240.00 + 20%).',
    ]);
  });

  it('warns of a markup on nothing', () => {
    const price = { type: 'MARKUP', percent: '20' } as const;
    expect(priceResult(facts({ price, costSource: inherit }))).toMatchObject({ isWarning: true });
    expect(priceResult(facts({ costSource: inherit }))).toBeNull();
  });

  it('says what is left of a fixed price, and where nothing is', () => {
    const price = { type: 'FIXED', amount: '25' } as const;
    expect([
      priceResult(facts({})),
      priceResult(facts({ price, costSource: inherit, inheritedCost: yearly })),
      priceResult(facts({ price: { type: 'FIXED', amount: '4' } })),
      priceResult(facts({ price, costSource: inherit, inheritedCost: { ...yearly, unitCost: '360.12' } })),
    ]).toEqual([
      { text: 'Margin 4.50 per unit, 50% of the price.', isWarning: false },
      { text: 'Margin $5.00 per unit, 20% of the price, in agreements by the month in USD.', isWarning: false },
      { text: 'Below cost: 0.50 is lost per unit.', isWarning: true },
      { text: 'Below cost: $5.01 is lost per unit, in agreements by the month in USD.', isWarning: true },
    ]);
  });

  it('says when a price that is charged every time has covered what was bought once', () => {
    const once = (amount: string) =>
      priceResult(facts({ price: { type: 'FIXED', amount }, costSource: inherit, inheritedCost: forGood }));
    expect([once('30'), once('31')?.text, once('240')?.text, once('0')]).toEqual([
      {
        text: 'Charged on every invoice; the cost of €240.00 comes once, and is covered after 8 invoices in EUR.',
        isWarning: false,
      },
      'Charged on every invoice; the cost of €240.00 comes once, and is covered after 8 invoices in EUR.',
      'Charged on every invoice; the cost of €240.00 comes once, and is covered by the first.',
      null,
    ]);
  });

  it('waits for what is not there yet, and never divides by nothing', () => {
    expect([
      priceResult(facts({ price: { type: 'FIXED' } })),
      priceResult(facts({ price: { type: 'MARKUP', percent: '' } })),
      priceResult(facts({ costSource: { type: 'FIXED' } })),
      priceResult(facts({ costSource: { type: 'FIXED', amount: '0' }, price: { type: 'FIXED', amount: '0.00' } })),
    ]).toEqual([null, null, null, null]);
  });
});
