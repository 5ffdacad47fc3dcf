import { productMoves } from './product-moves.rules';

describe('what moves when products are merged', () => {
  const later = 'Titles that come later under this name stand for the other product too.';

  it.each([
    [
      1,
      [
        '1 title stands for the other product.',
        '1 device has the other product.',
        'The rule of 1 license, or a device group in it, names the other product.',
        later,
      ],
    ],
    [
      1_200,
      [
        '1,200 titles stand for the other product.',
        '1,200 devices have the other product.',
        'The rules of 1,200 licenses, or device groups in them, name the other product.',
        later,
      ],
    ],
  ])('is said for %i of each', (count, moves) => {
    expect(productMoves({ titleCount: count, deviceCount: count, licenseCount: count })).toEqual(moves);
  });

  it('says that no license looks at it', () => {
    expect(productMoves({ titleCount: 1, deviceCount: 0, licenseCount: 0 })).toContain('No license looks at it.');
  });
});
