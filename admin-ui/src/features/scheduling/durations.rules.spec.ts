import { durationText } from './durations.rules';

describe('durationText', () => {
  it.each([
    [0, '0 ms'],
    [12, '12 ms'],
    [1_000, '1 s'],
    [3_449, '3.4 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [4_200_000, '1 h 10 min'],
  ])('says of %d ms that they are %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});
