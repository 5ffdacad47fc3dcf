import { licensesMove, productsMove } from './maker-moves.rules';

describe('what moves when publishers or vendors are merged', () => {
  it.each([
    [0, 'No license that you see names it.', 'No product that you see is by it.'],
    [1, '1 license moves to the one that is kept.', '1 product moves to the one that is kept.'],
    [1_200, '1,200 licenses move to the one that is kept.', '1,200 products move to the one that is kept.'],
  ])('is said for %i', (count, licenses, products) => {
    expect([licensesMove(count), productsMove(count)]).toEqual([licenses, products]);
  });
});
