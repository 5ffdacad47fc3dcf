import { describe, expect, it } from 'vitest';
import { compilePattern } from './pattern.rules.js';

const match = (pattern: string, folded: string): unknown => compilePattern(pattern).match(folded);

describe('compilePattern', () => {
  it('matches the whole name, word by word', () => {
    expect(match('acrobat reader', 'acrobat reader')).toEqual({});
    expect(match('acrobat reader', 'acrobat reader touch')).toBeNull();
    expect(match('acrobat reader', 'adobe acrobat reader')).toBeNull();
    expect(match('c++ .net', 'c++ .net')).toEqual({});
    expect(match('c++ .net', 'c+ xnet')).toBeNull();
  });

  it('knows optional and alternative words', () => {
    for (const name of ['a', 'a b', 'a c d', 'a b e', 'a f']) {
      expect(match('a [b|c d] [(e|f)]', name)).toEqual({});
    }
    expect(match('a [b|c d]', 'a c')).toBeNull();
  });

  it('captures years, also of a version that starts with one', () => {
    expect(match('autocad {year}', 'autocad 2024')).toEqual({ year: '2024' });
    expect(match('autocad {year}', 'autocad 2024.1.2')).toEqual({ year: '2024' });
    expect(match('autocad {year}', 'autocad 24')).toBeNull();
    expect(match('autocad {anyyear}', 'autocad 2024')).toEqual({});
  });

  it('does not take a year for a number', () => {
    expect(match('foo [{n}]', 'foo 12.3')).toEqual({});
    expect(match('foo [{n}]', 'foo')).toEqual({});
    expect(match('foo [{n}]', 'foo 2021')).toBeNull();
    expect(match('foo [{n}]', 'foo 2021.3')).toEqual({});
  });

  it('captures alternatives and says them as asked', () => {
    expect(match('x {e=pro|enterprise solutions>enterprise}', 'x pro')).toEqual({ e: 'pro' });
    expect(match('x {e=pro|enterprise solutions>enterprise}', 'x enterprise solutions')).toEqual({ e: 'enterprise' });
    expect(match('x {v=8|9}', 'x 9.1.2')).toEqual({ v: '9' });
    expect(match('x {v=8|9}', 'x 91')).toBeNull();
    expect(match('x [{e=pro}]', 'x')).toEqual({});
  });

  it('knows with which words a name can start', () => {
    expect(compilePattern('[a] (b|c d) e').firstWords).toEqual(new Set(['a', 'b', 'c']));
    expect(compilePattern('[{n}] a').firstWords).toEqual(new Set([null, 'a']));
    expect(compilePattern('{e=x y|z} a').firstWords).toEqual(new Set(['x', 'z']));
  });

  it('tells a pattern that is only words', () => {
    expect(compilePattern('google chrome').literal).toBe('google chrome');
    expect(compilePattern('google chrome [{n}]').literal).toBeNull();
  });

  it.each(['', '[a]', 'a [b', 'a b]', 'a (b', 'a | b', 'Foo', 'a-b'])('refuses %j', (pattern) => {
    expect(() => compilePattern(pattern)).toThrow('Catalog pattern');
  });
});
