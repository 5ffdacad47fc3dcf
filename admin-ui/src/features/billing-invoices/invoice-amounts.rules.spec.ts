import { invoiceTotals, lineAmount, lineCost, lineMargin, marginOfLines } from './invoice-amounts.rules';

const line = (fields: object) => ({ quantity: 1, includedCount: 0, unitPrice: '1', taxable: true, ...fields });

describe('lineAmount', () => {
  it.each([
    [{ quantity: 53, unitPrice: '12.50' }, 'USD', '662.50'],
    [{ quantity: 5, includedCount: 8, unitPrice: '12.50' }, 'USD', '0.00'],
    [{ unitPrice: '0.125' }, 'USD', '0.12'],
    [{ unitPrice: '0.135' }, 'USD', '0.14'],
    [{ quantity: 3, unitPrice: '-1.115' }, 'USD', '-3.34'],
    [{ unitPrice: '-0.001' }, 'USD', '0.00'],
    [{ quantity: 3, unitPrice: '10.5' }, 'JPY', '32'],
    [{ quantity: null, unitPrice: null }, 'USD', '0.00'],
  ])('of %o in %s is %s', (fields, currency, amount) => {
    expect(lineAmount(line(fields), currency)).toBe(amount);
  });
});

describe('invoiceTotals', () => {
  it('taxes what is taxable, once', () => {
    const lines = [line({ unitPrice: '0.33' }), line({ unitPrice: '0.33' }), line({ unitPrice: '5', taxable: false })];
    expect(invoiceTotals(lines, '7.5', 'USD')).toEqual({ subtotal: '5.66', tax: '0.05', total: '5.71' });
  });

  it('of nothing is nothing', () => {
    expect(invoiceTotals([], '19', 'EUR')).toEqual({ subtotal: '0.00', tax: '0.00', total: '0.00' });
  });
});

describe('cost and margin', () => {
  const charged = { quantity: 10, unitCost: '3.3333', amount: '30.00' };
  const unknown = { quantity: 10, unitCost: null, amount: '30.00' };

  it('are of all that was counted', () => {
    expect([lineCost(charged, 'USD'), lineMargin(charged, 'USD')]).toEqual(['33.33', '-3.33']);
  });

  it('are not known where the cost is not', () => {
    expect([lineCost(unknown, 'USD'), lineMargin(unknown, 'USD')]).toEqual([null, null]);
    expect(marginOfLines([unknown, charged], 'USD')).toBe('-3.33');
    expect(marginOfLines([unknown], 'USD')).toBeNull();
  });
});
