import { chosenStates, invoiceTiles } from './invoice-tiles.rules';

describe('invoiceTiles', () => {
  it('has every state, counted as soon as that is known', () => {
    expect(invoiceTiles(null).map(({ status, invoices }) => [status, invoices])).toEqual([
      ['PENDING', null],
      ['APPROVED', null],
      ['COMPLETED', null],
      ['ARCHIVED', null],
    ]);
    const totals = [{ currency: 'USD', amount: '49.50' }];
    const tiles = invoiceTiles({ items: [{ status: 'APPROVED', invoices: 3, totals }] });
    expect(tiles.map(({ invoices }) => invoices)).toEqual([0, 3, 0, 0]);
    expect(tiles[1]?.totals).toEqual(totals);
  });
});

describe('chosenStates', () => {
  it('lets go of a state that is chosen already', () => {
    expect(chosenStates(undefined, 'PENDING')).toEqual(['PENDING']);
    expect(chosenStates(['APPROVED'], 'PENDING')).toEqual(['PENDING']);
    expect(chosenStates(['PENDING', 'APPROVED'], 'PENDING')).toEqual(['PENDING']);
    expect(chosenStates(['PENDING'], 'PENDING')).toBeNull();
  });
});
