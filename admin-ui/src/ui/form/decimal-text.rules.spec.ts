import { parseDecimal } from './decimal-text.rules';

describe('parseDecimal', () => {
  it.each([
    ['1200', '1200.00'],
    ['1200.5', '1200.50'],
    ['1,200.50', '1200.50'],
    ['1.200,50', '1200.50'],
    ['1 200,5', '1200.50'],
    ['1,200', '1200.00'],
    ['1,234,567', '1234567.00'],
    ['1.234.567', '1234567.00'],
    ['1.6667', '1.6667'],
    ['0,125', '0.125'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['007', '7.00'],
    ['-3', '-3.00'],
    ['1.50000', '1.50'],
  ])('reads %s', (text, amount) => {
    expect(parseDecimal(text, 2, 6)).toBe(amount);
  });

  it('takes three digits after a point for decimals, as amounts have them', () => {
    expect(parseDecimal('1.125', 2, 6)).toBe('1.125');
  });

  it('knows currencies without digits', () => {
    expect(parseDecimal('1200', 0, 4)).toBe('1200');
  });

  it.each(['', 'abc', '1.2.3,4.5', '--1', '.', '1.1234567'])('refuses %j', (text) => {
    expect(parseDecimal(text, 2, 6)).toBeNull();
  });
});
