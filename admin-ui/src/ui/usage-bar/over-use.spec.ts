import { overUseText } from './over-use';

describe('overUseText', () => {
  it.each([
    [1, 'PURCHASED', '1 more seat is in use than purchased'],
    [1200, 'PURCHASED', '1,200 more seats are in use than purchased'],
    [1, 'ALLOCATED', '1 more seat is in use than allocated'],
    [2, 'ALLOCATED', '2 more seats are in use than allocated'],
    [1, 'PART', '1 more seat is in use than allocated to the organizations that you see'],
    [3, 'PART', '3 more seats are in use than allocated to the organizations that you see'],
  ] as const)('says of %d beyond what was %s: %s', (excess, of, text) => {
    expect(overUseText(excess, of)).toBe(text);
  });
});
