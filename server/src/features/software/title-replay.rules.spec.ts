import { describe, expect, it } from 'vitest';
import type { TechnicianRule } from './normalization/normalizer.rules.js';
import type { TitleMatch } from './software.types.js';
import { concernedBy, matchedByIdOf, rawTitleOf } from './title-replay.rules.js';

const stored = { name: 'Acme  Widget', publisher: '', platform: 'WINDOWS', source: '', systemCategory: '' } as const;

describe('a stored title for the normalizer', () => {
  it('has null for what was not reported', () => {
    expect(rawTitleOf(stored)).toEqual({ ...stored, publisher: null, source: null, systemCategory: null });
  });

  it('has what was reported as it was', () => {
    const title = {
      ...stored,
      publisher: ' Acme ',
      platform: 'LINUX',
      source: 'dpkg',
      systemCategory: 'admin',
    } as const;
    expect(rawTitleOf(title)).toEqual(title);
  });
});

describe('titles that a rule concerns', () => {
  const rule = (fields: Partial<TechnicianRule> = {}): TechnicianRule => ({
    id: 7,
    priority: 10,
    field: 'NAME',
    operator: 'EQUALS',
    pattern: 'acme widget',
    productName: 'Widget',
    publisherName: null,
    kind: null,
    ...fields,
  });
  const title = (fields: { name?: string; publisher?: string; matchedBy?: TitleMatch; matchedById?: string } = {}) => ({
    ...stored,
    matchedBy: 'GENERAL' as const,
    matchedById: '',
    ...fields,
  });
  const decided = { name: 'Something else', matchedBy: 'RULE', matchedById: matchedByIdOf(7) } as const;

  it.each<[string, TechnicianRule | null, Parameters<typeof title>[0], boolean]>([
    ['one that it matches, tidied', rule(), {}, true],
    ['one that it does not match', rule(), { name: 'Acme Gadget' }, false],
    ['one that it decides now, though it no longer matches it', rule(), decided, true],
    ['one that it decides now, when it goes', null, decided, true],
    ['one that it would match, when it goes', null, {}, false],
    ['one that another rule decides', rule(), { ...decided, matchedById: matchedByIdOf(77) }, false],
    ['one that another rule decides, when it goes', null, { ...decided, matchedById: matchedByIdOf(77) }, false],
    ['one that was matched otherwise under its id', rule(), { ...decided, matchedBy: 'MANUAL' }, false],
    [
      'one that another rule decides and it matches',
      rule(),
      { matchedBy: 'RULE', matchedById: matchedByIdOf(77) },
      true,
    ],
    ['one of the publisher', rule({ publisherPattern: 'acme*' }), { publisher: ' ACME  Ltd' }, true],
    ['one of another publisher', rule({ publisherPattern: 'acme*' }), { publisher: 'Other' }, false],
    [
      'one of a publisher as Seatwise spells it',
      rule({ field: 'PUBLISHER', pattern: 'Microsoft' }),
      { publisher: 'Microsoft Corporation' },
      true,
    ],
    [
      'one of a publisher as it was reported',
      rule({ field: 'PUBLISHER', pattern: 'Microsoft Corporation' }),
      { publisher: 'Microsoft  Corporation' },
      true,
    ],
    ['one without a publisher', rule({ field: 'PUBLISHER', pattern: 'Microsoft' }), {}, false],
  ])('%s', (_, changedRule, fields, expected) => {
    expect(concernedBy(7, changedRule)(title(fields))).toBe(expected);
  });
});
