import { describe, expect, it } from 'vitest';
import type { TechnicianRule } from './normalizer.types.js';
import { compileTechnicianRules, compileWildcard } from './technician-rule.rules.js';

const rule = (more: Partial<TechnicianRule>): TechnicianRule => ({
  id: 1,
  priority: 10,
  field: 'NAME',
  operator: 'EQUALS',
  pattern: 'Acme Widget',
  productName: 'Widget',
  publisherName: null,
  kind: null,
  ...more,
});

const matches = (more: Partial<TechnicianRule>, name: string, publisher = ''): boolean =>
  compileTechnicianRules([rule(more)]).some((each) => each.matches({ name, publisher, canonicalPublisher: publisher }));

describe('compileWildcard', () => {
  it.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['acme*', 'Acme Widget', true],
    ['*widget', 'Acme Widget', true],
    ['ac*dg*t', 'Acme Widget', true],
    ['a*a', 'a', false],
    ['ab*ba', 'aba', false],
    ['*b*b*', 'ab', false],
    ['acme', 'acme widget', false],
    ['acme.*', 'acme widget', false],
    ['', '', false],
    ['a**b', 'axb', true],
  ])('%j on %j: %j', (pattern, text, expected) => {
    expect(compileWildcard(pattern)(text)).toBe(expected);
  });

  it('does not backtrack', () => {
    // With a backtracking matcher this would outlast any timeout.
    expect(compileWildcard(`${'a*'.repeat(100)}b`)('a'.repeat(2_000))).toBe(false);
  });
});

describe('compileTechnicianRules', () => {
  it('compares as the operator says, without regard to case', () => {
    expect(matches({ operator: 'EQUALS' }, 'acme widget')).toBe(true);
    expect(matches({ operator: 'EQUALS' }, 'acme widget 2')).toBe(false);
    expect(matches({ operator: 'STARTS_WITH' }, 'ACME Widget 2')).toBe(true);
    expect(matches({ operator: 'CONTAINS', pattern: 'widget' }, 'The Widget 2')).toBe(true);
    expect(matches({ operator: 'WILDCARD', pattern: 'acme*2' }, 'Acme Widget 2')).toBe(true);
  });

  it('can ask for the publisher, too', () => {
    expect(matches({ publisherPattern: 'acme*' }, 'Acme Widget', 'Acme GmbH')).toBe(true);
    expect(matches({ publisherPattern: 'acme*' }, 'Acme Widget', 'Other')).toBe(false);
    expect(matches({ publisherPattern: '' }, 'Acme Widget', 'Other')).toBe(true);
    expect(matches({ field: 'PUBLISHER', pattern: 'Acme GmbH' }, 'Whatever', 'Acme GmbH')).toBe(true);
  });

  it('matches nothing with an empty pattern', () => {
    expect(matches({ operator: 'CONTAINS', pattern: ' ' }, 'Acme Widget')).toBe(false);
    expect(matches({ operator: 'WILDCARD', pattern: '' }, '')).toBe(false);
  });

  it('orders by priority, then by id', () => {
    const compiled = compileTechnicianRules([
      rule({ id: 3, priority: 10 }),
      rule({ id: 2, priority: 20 }),
      rule({ id: 1, priority: 10 }),
    ]);
    expect(compiled.map((each) => each.rule.id)).toEqual([1, 3, 2]);
  });
});
