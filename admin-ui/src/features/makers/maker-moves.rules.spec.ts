import { licensesMove, productsMove } from './maker-moves.rules';

describe('what moves when publishers or vendors are merged', () => {
  it.each([
    [0, 'No license that you see names it.', 'No product that you see is by it.'],
    [1, '1 license names the other one.', '1 product is by the other one.'],
    [1_200, '1,200 licenses name the other one.', '1,200 products are by the other one.'],
  ])('is said for %i', (count, licenses, products) => {
    expect([licensesMove(count), productsMove(count)]).toEqual([licenses, products]);
  });
});
