import { withQuery } from './api-request';

describe('withQuery', () => {
  it('repeats a parameter that has several values', () => {
    expect(withQuery('/x', { type: ['A', 'B'], page: 2 })).toBe('/x?type=A&type=B&page=2');
  });

  it('leaves out what has no value', () => {
    expect(withQuery('/x', { q: '', a: undefined, b: null, c: [] })).toBe('/x');
  });

  it('keeps false and zero', () => {
    expect(withQuery('/x', { active: false, page: 0 })).toBe('/x?active=false&page=0');
  });

  it('encodes values', () => {
    expect(withQuery('/x', { q: 'a&b=c d' })).toBe('/x?q=a%26b%3Dc+d');
  });
});
